using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary><c>x·log x</c>, and its limit 0 at 0: a term of an entropy.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>0 at ±0 and at 1, +∞ at +∞, NaN below 0 and at NaN.</para>
    /// </remarks>
    public static float XLogX(float x) => UnaryMap<float, FloatElement, XLogXFunction>.Of(x);

    /// <inheritdoc cref="XLogX(float)"/>
    public static double XLogX(double x) => UnaryMap<double, DoubleElement, XLogXFunction>.Of(x);

    /// <summary>Writes <c>destination[i] = x[i]·log x[i]</c>, 0 at 0.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the same memory, or memory of its own.</param>
    /// <remarks><inheritdoc cref="XLogX(float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void XLogX(ReadOnlySpan<float> x, Span<float> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<float, FloatElement, XLogXFunction>.Run(x, destination);
    }

    /// <inheritdoc cref="XLogX(ReadOnlySpan{float}, Span{float})"/>
    public static void XLogX(ReadOnlySpan<double> x, Span<double> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<double, DoubleElement, XLogXFunction>.Run(x, destination);
    }

    /// <summary><c>x·log y</c>, and 0 at x = 0 whatever the number y: a term of a cross-entropy.</summary>
    /// <param name="x">The factor, any number.</param>
    /// <param name="y">The logarithm's argument.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>0 where x is ±0 and y is not NaN. Otherwise as the product: the logarithm is −∞ at ±0, +∞ at +∞, NaN below 0. NaN where an argument is NaN.</para>
    /// </remarks>
    public static float XLogY(float x, float y) => BinaryMap<float, FloatElement, XLogYFunction>.Of(x, y);

    /// <inheritdoc cref="XLogY(float, float)"/>
    public static double XLogY(double x, double y) => BinaryMap<double, DoubleElement, XLogYFunction>.Of(x, y);

    /// <summary>Writes <c>destination[i] = x[i]·log y[i]</c>, 0 where x is 0.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="y">As long as <paramref name="x"/>.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the memory of either argument, or memory of its own.</param>
    /// <remarks><inheritdoc cref="XLogY(float, float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the destination overlaps an argument without starting at the same element.</exception>
    public static void XLogY(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination)
    {
        KernelArguments.SameLength(y.Length, x.Length, nameof(y), nameof(x));
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        KernelArguments.NoPartialOverlap(y, destination, nameof(y), nameof(destination));
        BinaryMap<float, FloatElement, XLogYFunction>.Run(x, y, destination);
    }

    /// <inheritdoc cref="XLogY(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void XLogY(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination)
    {
        KernelArguments.SameLength(y.Length, x.Length, nameof(y), nameof(x));
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        KernelArguments.NoPartialOverlap(y, destination, nameof(y), nameof(destination));
        BinaryMap<double, DoubleElement, XLogYFunction>.Run(x, y, destination);
    }
}
