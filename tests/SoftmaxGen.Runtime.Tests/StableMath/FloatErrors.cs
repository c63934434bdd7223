using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// The largest errors of a row of float probabilities: of normal numbers in ULP, of subnormal ones in subnormal steps, and of both in the unit that
/// the contract allows 4 of.
/// </summary>
internal readonly record struct FloatErrors(double Normal, double Subnormal, double Contract)
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    public static FloatErrors Of(string path, float[] logits)
    {
        float[] actual = FloatPaths.Softmax(path, logits);
        var expected = new double[logits.Length];
        SoftmaxReference.Softmax(logits, expected);

        var errors = default(FloatErrors);
        for (int i = 0; i < expected.Length; i++)
        {
            double ulps = Accuracy.ProbabilityError(actual[i], expected[i]);
            errors = Larger(errors, expected[i] >= SmallestNormal
                ? new FloatErrors(ulps, 0, ulps)
                : new FloatErrors(0, Math.Abs(actual[i] - expected[i]) / float.Epsilon, ulps));
        }

        return errors;
    }

    public static FloatErrors Larger(FloatErrors a, FloatErrors b) =>
        new(Math.Max(a.Normal, b.Normal), Math.Max(a.Subnormal, b.Subnormal), Math.Max(a.Contract, b.Contract));
}
