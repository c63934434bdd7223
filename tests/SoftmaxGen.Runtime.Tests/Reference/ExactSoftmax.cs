using System;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// Softmax of finite logits in the integer arithmetic of <see cref="ExactMath"/>: shares nothing with the reference.
/// </summary>
internal sealed class ExactSoftmax
{
    private const int Bits = ExactMath.Bits;

    private readonly ExactNumber[] exponents;
    private readonly ExactNumber[] exponentials;
    private readonly BigInteger sum;
    private readonly ExactNumber maximum;

    /// <summary>The row of <c>scale · logits</c>, its element i standing for <c>counts[i]</c> equal ones.</summary>
    public ExactSoftmax(double[] logits, double scale = 1, int[]? counts = null)
    {
        ExactNumber factor = ExactNumber.Of(scale);
        ExactNumber top = ExactNumber.Of(scale > 0 ? logits.Max() : logits.Min());
        maximum = top * factor;
        exponents = new ExactNumber[logits.Length];
        exponentials = new ExactNumber[logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            exponents[i] = (ExactNumber.Of(logits[i]) - top) * factor;
            exponentials[i] = ExactMath.Exp(exponents[i].ToFixed(Bits));
            sum += exponentials[i].ToFixed(Bits) * (counts is null ? 1 : counts[i]);
        }
    }

    public (double High, double Low) Probability(int index)
    {
        ExactNumber e = exponentials[index];
        return new ExactNumber((e.Mantissa << Bits) / sum, e.Exponent).ToPair();
    }

    public (double High, double Low) LogSumExp() =>
        (maximum - new ExactNumber(-ExactMath.Log(sum), -Bits)).ToPair();

    /// <summary>The loss of a target, log-sum-exp less its logit; its absolute error is 1e-70.</summary>
    public (double High, double Low) CrossEntropy(int target) =>
        (new ExactNumber(ExactMath.Log(sum), -Bits) - exponents[target]).ToPair();

    /// <summary>e^(x·scale), for x·scale from minus to plus a million.</summary>
    public static (double High, double Low, int Exponent) Exp(double x, double scale)
    {
        ExactNumber e = ExactMath.Exp((ExactNumber.Of(x) * ExactNumber.Of(scale)).ToFixed(Bits));
        (double high, double low) = (e with { Exponent = -Bits }).ToPair();
        return (high, low, e.Exponent + Bits);
    }
}
