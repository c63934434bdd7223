using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary><c>log(1 + x)</c> with all its digits near 0, where <c>1 + x</c> loses those of x; .NET's <c>LogP1</c> computes just that and gives 0 below 1e-16.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>±0 at ±0, −∞ at −1, NaN below −1, +∞ at +∞, NaN at NaN.</para>
    /// </remarks>
    public static float Log1p(float x) => UnaryMap<float, FloatElement, Log1pFunction>.Of(x);

    /// <inheritdoc cref="Log1p(float)"/>
    public static double Log1p(double x) => UnaryMap<double, DoubleElement, Log1pFunction>.Of(x);

    /// <summary>Writes <c>destination[i] = log(1 + x[i])</c>, with all its digits near 0.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the same memory, or memory of its own.</param>
    /// <remarks><inheritdoc cref="Log1p(float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void Log1p(ReadOnlySpan<float> x, Span<float> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<float, FloatElement, Log1pFunction>.Run(x, destination);
    }

    /// <inheritdoc cref="Log1p(ReadOnlySpan{float}, Span{float})"/>
    public static void Log1p(ReadOnlySpan<double> x, Span<double> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<double, DoubleElement, Log1pFunction>.Run(x, destination);
    }

    /// <summary><c>e^x − 1</c> with all its digits near 0, where the difference cancels; .NET's <c>ExpM1</c> computes just that and gives 0 below 1e-16.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>±0 at ±0, −1 at −∞, +∞ at +∞ and where <c>e^x</c> overflows, NaN at NaN.</para>
    /// </remarks>
    public static float Expm1(float x) => UnaryMap<float, FloatElement, Expm1Function>.Of(x);

    /// <inheritdoc cref="Expm1(float)"/>
    public static double Expm1(double x) => UnaryMap<double, DoubleElement, Expm1Function>.Of(x);

    /// <summary>Writes <c>destination[i] = e^x[i] − 1</c>, with all its digits near 0.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the same memory, or memory of its own.</param>
    /// <remarks><inheritdoc cref="Expm1(float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void Expm1(ReadOnlySpan<float> x, Span<float> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<float, FloatElement, Expm1Function>.Run(x, destination);
    }

    /// <inheritdoc cref="Expm1(ReadOnlySpan{float}, Span{float})"/>
    public static void Expm1(ReadOnlySpan<double> x, Span<double> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<double, DoubleElement, Expm1Function>.Run(x, destination);
    }

    /// <summary><c>log(1 − e^x)</c>: the logarithm of the probability that remains beside one whose logarithm is x.</summary>
    /// <param name="x">A number of 0 or less.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>−∞ at ±0, −0 at −∞, NaN above 0 and at NaN.</para>
    /// </remarks>
    public static float Log1mExp(float x) => UnaryMap<float, FloatElement, Log1mExpFunction>.Of(x);

    /// <inheritdoc cref="Log1mExp(float)"/>
    public static double Log1mExp(double x) => UnaryMap<double, DoubleElement, Log1mExpFunction>.Of(x);

    /// <summary>Writes <c>destination[i] = log(1 − e^x[i])</c>.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the same memory, or memory of its own.</param>
    /// <remarks><inheritdoc cref="Log1mExp(float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void Log1mExp(ReadOnlySpan<float> x, Span<float> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<float, FloatElement, Log1mExpFunction>.Run(x, destination);
    }

    /// <inheritdoc cref="Log1mExp(ReadOnlySpan{float}, Span{float})"/>
    public static void Log1mExp(ReadOnlySpan<double> x, Span<double> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<double, DoubleElement, Log1mExpFunction>.Run(x, destination);
    }
}
