using System;
using System.Numerics;

namespace SoftmaxGen.Runtime.Tests.Inner;

/// <summary>A tensor [outer, dim, inner], and its columns, which are the rows of the softmax.</summary>
internal sealed class Tensor<T>(int outer, int dim, int inner)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Outer => outer;

    public int Dim => dim;

    public int Inner => inner;

    public T[] Elements { get; } = new T[outer * dim * inner];

    public int Columns => outer * inner;

    /// <summary>Uniform in ±range.</summary>
    public static Tensor<T> Uniform(int outer, int dim, int inner, double range, int seed)
    {
        var tensor = new Tensor<T>(outer, dim, inner);
        var random = new Random(seed);
        for (int i = 0; i < tensor.Elements.Length; i++)
        {
            tensor.Elements[i] = T.CreateTruncating(range * ((2 * random.NextDouble()) - 1));
        }

        return tensor;
    }

    public int Index(int column, int position) => (((column / inner * dim) + position) * inner) + (column % inner);

    public ref T this[int column, int position] => ref Elements[Index(column, position)];

    public double[] Column(int column) => Column(Elements, column);

    /// <summary>A column of memory laid out as this tensor is.</summary>
    public double[] Column(ReadOnlySpan<T> elements, int column)
    {
        var row = new double[dim];
        for (int i = 0; i < dim; i++)
        {
            row[i] = double.CreateTruncating(elements[Index(column, i)]);
        }

        return row;
    }
}
