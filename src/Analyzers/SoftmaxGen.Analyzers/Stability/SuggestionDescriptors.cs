using Microsoft.CodeAnalysis;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>The descriptors of the suggestions: whether something goes wrong depends on values that the code does not show.</summary>
internal static class SuggestionDescriptors
{
    public static readonly DiagnosticDescriptor ClampedExp = Rule.Info(
        DiagnosticIds.ClampedExp,
        "A softmax clamps exp instead of shifting its exponent",
        "The exponentials of '{0}' are clamped before they are normalised: logits beyond the limit get equal probabilities ([60, 50] becomes [0.5, 0.5]); subtract the maximum instead",
        "A clamp keeps exp finite and destroys the differences between large logits. Subtracting the maximum keeps both.");

    public static readonly DiagnosticDescriptor NaiveLibraryFunction = Rule.Info(
        DiagnosticIds.NaiveLibraryFunction,
        "ExpM1 and LogP1 of .NET lose small arguments",
        "{0} is computed as written, exp(x) − 1 or log(1 + x): up to .NET 10 it returns 0 for x = 1e-17 and has half its digits at 1e-10",
        "The functions exist to be right near 0, and in .NET up to version 10 they are not. StableMath.Expm1 and StableMath.Log1p are.");

    public static readonly DiagnosticDescriptor XLogX = Rule.Info(
        DiagnosticIds.XLogX,
        "p · log p is NaN at p = 0",
        "'{0}' · log('{0}') is NaN when '{0}' is 0, where the limit is 0",
        "0 · −∞ is NaN. StableMath.XLogX(p) and StableMath.XLogY(x, y) return the limit.");

    public static readonly DiagnosticDescriptor ZeroNormaliser = Rule.Info(
        DiagnosticIds.ZeroNormaliser,
        "A softmax whose entries can all be masked divides 0 by 0",
        "When every entry of '{0}' is masked the maximum is −∞ and the result is NaN",
        "−∞ − (−∞) is NaN. Decide what a fully masked row means: zeros, a uniform row, or an error.");

    public static readonly DiagnosticDescriptor LinearResponsibility = Rule.Info(
        DiagnosticIds.LinearResponsibility,
        "Mixture responsibilities are computed from densities instead of their logs",
        "The weighted densities of '{0}' are normalised by their sum: far from every component all densities are 0 ({1}, exponents below {3}) and the result is NaN",
        "Responsibilities are a softmax of log-weight plus log-density. In logs nothing underflows.");

    public static readonly DiagnosticDescriptor VarianceDifference = Rule.Info(
        DiagnosticIds.VarianceDifference,
        "E[x²] − E[x]² loses its digits when the mean is large",
        "The variance of '{0}' is a difference of two large numbers: for a mean far above the spread it has no right digit and can be negative",
        "Subtract the mean first, in a second pass or by Welford's update.");

    public static readonly DiagnosticDescriptor ZeroTemperature = Rule.Info(
        DiagnosticIds.ZeroTemperature,
        "A temperature nothing keeps from being 0",
        "'{0}' divides the shifted logits and nothing keeps it from being 0: the largest logit becomes 0 / 0, which is NaN",
        "At temperature 0 a softmax is an argmax. Test for it, or reject it where the value comes in.");

    public static readonly DiagnosticDescriptor FlattenedBatch = Rule.Info(
        DiagnosticIds.FlattenedBatch,
        "One softmax over several rows",
        "The softmax runs over all of '{0}', which is then read row by row: no row sums to 1",
        "A softmax normalises what it is given. Call it once per row, or use a batched kernel.");

    public static readonly DiagnosticDescriptor UnscaledAttention = Rule.Info(
        DiagnosticIds.UnscaledAttention,
        "Attention scores without 1 / √d",
        "The products of '{0}' go into a softmax unscaled: their spread grows with the length of the vectors; divide by its square root",
        "A dot product of d independent terms grows as √d, and a softmax of large numbers is one-hot with vanishing gradients.");

    public static readonly DiagnosticDescriptor KernelCandidate = Rule.Faster(
        DiagnosticIds.KernelCandidate,
        "A softmax of constant length could be a generated kernel",
        "This softmax of '{0}' has a constant length; a generated kernel computes it with vector instructions",
        "Declare a partial method with [Softmax(Dim = N)] and call it.");

    public static readonly DiagnosticDescriptor FusedCrossEntropy = Rule.Faster(
        DiagnosticIds.FusedCrossEntropy,
        "A softmax followed by its log could be one fused kernel",
        "The log of the softmax of '{0}' is computed in a second step; a cross-entropy kernel computes loss and gradient at once",
        "Declare a partial method with [SoftmaxCrossEntropy(Dim = N)] and call it.");

    public static readonly DiagnosticDescriptor RecomputedMaximum = Rule.Faster(
        DiagnosticIds.RecomputedMaximum,
        "The maximum is computed again for every element",
        "The maximum of '{0}' is computed for every element, which makes the work quadratic; compute it once before",
        "The maximum of the collection does not change while the exponentials are computed.");
}
