using System;

namespace SoftmaxGen.Simd;

/// <summary>What the exponentials of float logits need of the scale, see <see cref="FloatExponential{TVector, TVectors}"/>.</summary>
internal readonly struct FloatConstants
{
    /// <summary>Scales in this range keep every constant, the third power of the scale among them, a normal float. Others take the scalar path, on every CPU.</summary>
    public const double MinScale = 1.0 / MaxScale, MaxScale = 1L << 40;

    /// <summary>
    /// Rows whose maximum is beyond this power of two have it subtracted first: no logit within 152 powers of two of it differs by more than
    /// a factor of two, so that the difference is exact (Sterbenz). Below, the number of steps of 1/8 has 12 bits.
    /// </summary>
    private const float Limit = 304;

    private const double Log2E = 1.4426950408889634, Ln2 = 0.69314718055994531;

    public FloatConstants(double scale)
    {
        double factor = scale * Log2E;
        double step = Ln2 / scale;
        Factor = (float)factor;
        Reach = (float)(RowShift.Depth * step);

        // 12 bits for the count of steps and 12 for the step make an exact product. What the second product loses is 2^-27 of a step.
        StepHigh = (float)BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(step) & unchecked((long)0xFFFF_FE00_0000_0000));
        StepLow = (float)(step - StepHigh);
        C1 = (float)(Pow2.C1 * factor);
        C2 = (float)(Pow2.C2 * (factor * factor));
        C3 = (float)(Pow2.C3 * (factor * factor * factor));
    }

    /// <summary>Powers of two per unit of a logit.</summary>
    public float Factor { get; }

    /// <summary>A logit so far below the maximum has a probability of 0.</summary>
    public float Reach { get; }

    /// <summary>The logit of one power of two, its first 12 bits.</summary>
    public float StepHigh { get; }

    /// <summary>The rest of it.</summary>
    public float StepLow { get; }

    /// <summary>The polynomial's coefficients for an argument in units of a logit.</summary>
    public float C1 { get; }

    public float C2 { get; }

    public float C3 { get; }

    /// <summary>Whether the logits can be taken as they are; false for NaN, ±∞ and a maximum far from 0.</summary>
    public bool InRange(float top) => MathF.Abs(top * Factor) <= Limit;
}
