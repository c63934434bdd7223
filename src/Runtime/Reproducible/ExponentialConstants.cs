using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>What the exponentials of an element type need of the scale, see <see cref="ReproducibleExponential{TElement, TVector, TVectors}"/>.</summary>
internal readonly struct ExponentialConstants<TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    private const double Log2E = 1.4426950408889634, Ln2 = 0.69314718055994531;

    // 12 bits for the count of steps and as many for the step as make an exact product: 12 in a float, 41 in a double.
    private const long FloatStep = unchecked((long)0xFFFF_FE00_0000_0000), DoubleStep = -0x1000L;

    public ExponentialConstants(double scale)
    {
        // Near 1, so that no constant leaves the range of the type; multiplying logits by a power of two is exact.
        Unit = Math.Abs(scale) is >= 1e-9 and <= 1e9 ? 1 : Math.ScaleB(1, Math.ILogB(scale));
        Scale = Math.Abs(scale) / Unit;
        Negative = scale < 0;

        double factor = Scale * Log2E, step = Ln2 / Scale;
        double stepHigh = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(step) & (IsFloat ? FloatStep : DoubleStep));
        Factor = TElement.CreateTruncating(factor);
        Reach = TElement.CreateTruncating((IsFloat ? RowShift.Depth : DoubleRowShift.Depth) * step);
        StepHigh = TElement.CreateTruncating(stepHigh);

        // The rest of the quotient, from what is left of ln 2: an exact product of 12 bits and the remainder of the division itself.
        StepLow = IsFloat ? TElement.CreateTruncating(step - stepHigh) : TElement.CreateTruncating(RestOfStep(stepHigh, Scale));
        C1 = TElement.CreateTruncating(ReproduciblePow2.C1 * factor);
        C2 = TElement.CreateTruncating(ReproduciblePow2.C2 * (factor * factor));
        C3 = TElement.CreateTruncating(ReproduciblePow2.C3 * (factor * factor * factor));
    }

    /// <summary>A power of two that logits are multiplied by before everything else; 1 for all but extreme scales.</summary>
    public double Unit { get; }

    /// <summary>The factor on logits that have been multiplied by <see cref="Unit"/>; positive.</summary>
    public double Scale { get; }

    /// <summary>Whether the sign of the logits has to be changed.</summary>
    public bool Negative { get; }

    /// <summary>Whether logits can be taken as they are unless their row's maximum is far from 0.</summary>
    public bool Direct => Unit == 1 && !Negative;

    /// <summary>Powers of two per unit of a logit.</summary>
    public TElement Factor { get; }

    /// <summary>A logit so far below the maximum has a probability of 0.</summary>
    public TElement Reach { get; }

    /// <summary>The logit of one power of two: its first bits, few enough for an exact product with a number of steps.</summary>
    public TElement StepHigh { get; }

    /// <summary>The rest of it.</summary>
    public TElement StepLow { get; }

    /// <summary>The coefficients of the polynomial for floats, whose argument is in units of a logit.</summary>
    public TElement C1 { get; }

    public TElement C2 { get; }

    public TElement C3 { get; }

    /// <summary>Exponentials carry this power of two, see <see cref="RowShift.Headroom"/>.</summary>
    public static int Headroom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsFloat ? RowShift.Headroom : DoubleRowShift.Headroom;
    }

    /// <summary>And this factor, which is not 1 for floats: see <see cref="ScaledPow2.TableUnit"/>.</summary>
    public static double Base => IsFloat ? ScaledPow2.TableUnit : 1;

    /// <summary>Adding and subtracting it rounds to an integer.</summary>
    public static TElement RoundToInteger
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TElement.CreateTruncating(IsFloat ? RowShift.RoundToInteger : DoubleRowShift.RoundToInteger);
    }

    /// <summary>
    /// What is added to a power of two to round it to steps and to leave its exponent in the lowest bits, for a row whose maximum has the exponent 0. That of another row is subtracted
    /// from it.
    /// </summary>
    public static TElement Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TElement.CreateTruncating(IsFloat ? RowShift.RoundToEighth + Headroom : DoubleRowShift.RoundToInteger + ReproduciblePow2.ExponentBias + Headroom);
    }

    /// <summary>The powers of two within which a maximum is in range.</summary>
    public static TElement Limit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TElement.CreateTruncating(IsFloat ? 2 * 152 : 2 * 1077);
    }

    private static bool IsFloat => typeof(TElement) == typeof(float);

    /// <summary>
    /// Whether the logits can be taken as they are; false for NaN, ±∞ and a maximum far from 0, which is then subtracted: no logit within the row's depth
    /// of it differs by more than a factor of two, so that the difference is exact (Sterbenz).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(TElement top) => TElement.Abs(top * Factor) <= Limit;

    /// <summary>The integer exponent that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Exponent(TElement top) => ((top * Factor) + RoundToInteger) - RoundToInteger;

    private static double RestOfStep(double stepHigh, double scale)
    {
        const double Ln2Rest = 2.3190468138462996e-17;
        (double product, double rest) = TwoDoubles.Product(stepHigh, scale);
        return (((Ln2 - product) - rest) + Ln2Rest) / scale;
    }
}
