using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace Twenty.Types;

/// <summary>Someone else's name for it.</summary>
public static class StableMath
{
}

public static class Generic<T>
    where T : IFloatingPointIeee754<T>
{
    public static void Softmax(ReadOnlySpan<T> x, Span<T> y)
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.Exp(x[i]);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++) y[i] /= sum;
    }
}

public sealed class Layer
{
    private readonly double[] z;
    private readonly double[] a;

    public Layer(double[] logits)
    {
        z = logits;
        a = new double[logits.Length];
    }

    public double[] Forward()
    {
        Inner.Softmax(z, a);
        return a;
    }

    private static class Inner
    {
        public static void Softmax(double[] max, double[] probabilities)
        {
            double sum = 0;
            for (int i = 0; i < max.Length; i++)
            {
                probabilities[i] = Math.Exp(max[i]);
                sum += probabilities[i];
            }

            for (int i = 0; i < max.Length; i++) probabilities[i] /= sum;
        }
    }
}

public static class Tensors
{
    public static float[] ByHand(float[] x)
    {
        var y = new float[x.Length];
        TensorPrimitives.Exp(x, y);
        float sum = TensorPrimitives.Sum<float>(y);
        TensorPrimitives.Divide(y, sum, y);
        return y;
    }
}
