using Microsoft.CodeAnalysis;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>
/// The descriptors of the warnings. In a message {0} is the value, {1} the type, {2} the number above which exp overflows in it, {3} the
/// number below which exp is 0 in it.
/// </summary>
internal static class StabilityDescriptors
{
    public static readonly DiagnosticDescriptor LibrarySoftmaxWithoutShift = Rule.Warning(
        DiagnosticIds.LibrarySoftmaxWithoutShift,
        "A library softmax does not subtract the maximum",
        "{4} does not subtract the maximum of '{0}': exp overflows {1} above {2} and the result is NaN; when every input is below {3} the sum is 0 and all results are NaN",
        "The library computes exp(x) / Σ exp(x) as written. Subtract the maximum first, or call StableMath.Softmax or a generated kernel, which are right for every input.");

    public static readonly DiagnosticDescriptor SoftmaxWithoutShift = Rule.Warning(
        DiagnosticIds.SoftmaxWithoutShift,
        "A hand-written softmax does not subtract the maximum",
        "This exp of '{0}' is divided by its own sum with no maximum subtracted: exp overflows {1} above {2} and the result is NaN; when every value is below {3} the sum is 0 and all results are NaN",
        "exp(x) / Σ exp(x) equals exp(x − max) / Σ exp(x − max) in exact arithmetic, and only the second form stays in range. Subtract the maximum first, or call StableMath.Softmax or a generated kernel.");

    public static readonly DiagnosticDescriptor LogSumExp = Rule.Warning(
        DiagnosticIds.LogSumExp,
        "The log of exponentials leaves the range of its type",
        "This log of exp of '{0}' is +∞ as soon as an exponent is above {2} ({1}), and −∞ when all are below {3}, although the result itself is in range",
        "log Σ exp(x) equals max + log Σ exp(x − max) in exact arithmetic, and only the second form stays in range. Call StableMath.LogSumExp or StableMath.LogAddExp.");

    public static readonly DiagnosticDescriptor LogOfProbability = Rule.Warning(
        DiagnosticIds.LogOfProbability,
        "The log of a softmax or sigmoid is −∞ for unlikely outcomes",
        "This log of a probability computed from '{0}' is −∞ once the probability rounds to 0 (an exponent below {3} in {1}); compute the log-probability from the logits instead",
        "log(softmax(x)) is x − logsumexp(x), and log(sigmoid(x)) is −softplus(−x); both are finite where the probability has long become 0. Call StableMath.LogSoftmax, LogSigmoid or BinaryCrossEntropyWithLogits.");

    public static readonly DiagnosticDescriptor Softplus = Rule.Warning(
        DiagnosticIds.Softplus,
        "log(1 + exp(x)) overflows",
        "log(1 + exp(x)) of '{0}' is +∞ for x above {2} ({1}), where the result is x; below about {4} it is 0",
        "softplus(x) equals max(x, 0) + log1p(exp(−|x|)), which never overflows and keeps small results. Call StableMath.Softplus.");

    public static readonly DiagnosticDescriptor ExponentialRatio = Rule.Warning(
        DiagnosticIds.ExponentialRatio,
        "An exponential above and below the fraction bar gives ∞ / ∞",
        "exp of '{0}' stands above and below the fraction bar: above {2} ({1}) both are +∞ and the result is NaN",
        "e / (1 + e) is a sigmoid and (e − 1/e) / (e + 1/e) a tanh; written so, both sides of the fraction bar overflow together. 1 / (1 + exp(−x)), StableMath.Sigmoid and Math.Tanh do not.");

    public static readonly DiagnosticDescriptor BrokenShift = Rule.Warning(
        DiagnosticIds.BrokenShift,
        "The maximum subtracted in a softmax is not that of its logits",
        "{4}: with exponents above {2} or all below {3} ({1}) the softmax of '{0}' is NaN",
        "A softmax is safe when the maximum of the same logits is subtracted in the numerator and in the denominator. Seed the maximum with the first element or −∞.");

    public static readonly DiagnosticDescriptor VanishingEpsilon = Rule.Warning(
        DiagnosticIds.VanishingEpsilon,
        "An epsilon vanishes in its type",
        "{4}",
        "Adding a number below half the spacing of its type changes nothing, and a constant below the smallest number of a type is 0: the guard it was meant to be is not there.");

    public static readonly DiagnosticDescriptor LogOneMinusExp = Rule.Warning(
        DiagnosticIds.LogOneMinusExp,
        "log(1 − exp(x)) loses all digits near 0",
        "log(1 - exp(x)) of '{0}' is −∞ for x just below 0 ({1}), because exp(x) rounds to 1",
        "Near 0 the difference 1 − exp(x) keeps no digit; −expm1(x) does. Call StableMath.Log1mExp.");

    public static readonly DiagnosticDescriptor HalfSum = Rule.Warning(
        DiagnosticIds.HalfSum,
        "A sum is accumulated in Half",
        "The sum of '{0}' is accumulated in Half, which stops growing once a term is below half its spacing: 4096 ones sum to 2048",
        "Half has 11 significant bits. Accumulate in float and convert the result.");
}
