using System;
using System.Linq;
using System.Numerics;
using System.Numerics.Tensors;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>The failing inputs of the rule pages, so that the pages do not outlive the bug they describe.</summary>
public sealed class DocumentedFailuresTests
{
    public static TheoryData<float[], float[]> Float => new()
    {
        { [90, 2, -2], [float.NaN, 0, 0] },
        { [89, 88], [float.NaN, 0] },
        { [88, 88, 88], [0, 0, 0] },
        { [-200, -201], [float.NaN, float.NaN] },
    };

    public static TheoryData<double[], double[]> Double => new()
    {
        { [710, 0], [double.NaN, 0] },
        { [709.5, 709.5], [0, 0] },
        { [-800, -801], [double.NaN, double.NaN] },
    };

    public static TheoryData<float[], float[]> Halves => new()
    {
        { [12, 1], [float.NaN, 0] },
        { [11, 11], [0, 0] },
        { [-20, -21], [float.NaN, float.NaN] },
    };

    [Theory]
    [MemberData(nameof(Float))]
    public void InFloat(float[] logits, float[] results) => Fails(logits, results);

    [Theory]
    [MemberData(nameof(Double))]
    public void InDouble(double[] logits, double[] results) => Fails(logits, results);

    [Theory]
    [MemberData(nameof(Halves))]
    public void InHalf(float[] logits, float[] results) =>
        Fails([.. logits.Select(v => (Half)v)], (Half[])[.. results.Select(v => (Half)v)]);

#pragma warning disable SMG1001, SMG1002 // The failures themselves.
    private static void Fails<T>(T[] logits, T[] results)
        where T : IFloatingPointIeee754<T>
    {
        T[] library = new T[logits.Length];
        TensorPrimitives.SoftMax<T>(logits, library);
        Assert.Equal(results, library);

        T[] byHand = new T[logits.Length];
        T sum = T.Zero;
        for (int i = 0; i < logits.Length; i++)
        {
            byHand[i] = T.Exp(logits[i]);
            sum += byHand[i];
        }

        Assert.Equal(results, byHand.Select(e => e / sum));
    }
#pragma warning restore SMG1001, SMG1002
}
