using System;
using System.Globalization;
using SoftmaxGen.Simd;

#pragma warning disable RS0026 // The overloads of From differ in their element type, so that the optional scale never makes a call ambiguous.

namespace SoftmaxGen;

/// <summary>
/// What has to be known of a part of a row to normalise the whole: the largest scaled logit and the sum of exponentials relative to it.
/// States of the parts of a row, computed wherever the parts are, merge to the state of the row.
/// </summary>
/// <remarks><c>default</c> is <see cref="Empty"/>.</remarks>
public readonly struct SoftmaxState : IEquatable<SoftmaxState>
{
    private readonly double maximum;

    /// <summary>Puts a state together again, for instance after its two numbers have travelled.</summary>
    /// <param name="maximum">The largest scaled logit.</param>
    /// <param name="scaledSum"><c>Σ exp(scale·logit − maximum)</c>: 0 or more, or NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scaledSum"/> is negative.</exception>
    public SoftmaxState(double maximum, double scaledSum)
    {
        if (scaledSum < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(scaledSum), scaledSum, "A sum of exponentials is not negative.");
        }

        bool isNaN = double.IsNaN(maximum) || double.IsNaN(scaledSum);
        this.maximum = isNaN ? double.NaN : maximum;
        ScaledSum = isNaN ? double.NaN : double.IsNegativeInfinity(maximum) ? 0 : scaledSum;
    }

    /// <summary>The state of no logit at all, or of nothing but −∞: merging it changes nothing.</summary>
    public static SoftmaxState Empty => default;

    /// <summary>The largest scaled logit: −∞ when empty, NaN when a logit is NaN.</summary>
    public double Maximum => ScaledSum == 0 ? double.NegativeInfinity : maximum;

    /// <summary><c>Σ exp(scale·logit − Maximum)</c>: 0 when empty, otherwise at least 1; NaN when a logit is NaN.</summary>
    public double ScaledSum { get; }

    /// <summary><c>log Σ exp(scale·logit)</c>: −∞ when empty, +∞ when a logit is +∞, NaN when one is NaN.</summary>
    public double LogSumExp => CompensatedLog.OfProduct(Maximum, ScaledSum);

    /// <summary>The state of a part of a row.</summary>
    /// <param name="shard">The logits, of any number.</param>
    /// <param name="scale">Factor on every logit; from 1e-20 to 1e20 in magnitude. The same for all parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of its range.</exception>
    public static SoftmaxState From(ReadOnlySpan<float> shard, double scale = 1)
    {
        CheckScale(scale);
        (double maximum, double sum) = AnyRow.State(shard, scale);
        return double.IsNaN(sum) ? NotFinite(shard, scale < 0 ? float.NegativeInfinity : float.PositiveInfinity) : new SoftmaxState(maximum, sum);
    }

    /// <inheritdoc cref="From(ReadOnlySpan{float}, double)"/>
    public static SoftmaxState From(ReadOnlySpan<double> shard, double scale = 1)
    {
        CheckScale(scale);
        if (shard.IsEmpty)
        {
            return Empty;
        }

        (double maximum, double sum) = AnyRow.State(shard, scale);
        return double.IsNaN(sum) ? NotFinite(shard, scale < 0 ? double.NegativeInfinity : double.PositiveInfinity) : new SoftmaxState(maximum, sum);
    }

    /// <summary>
    /// The state of two parts together. The order of two does not matter at all; how more are grouped matters no more than rounding does.
    /// </summary>
    public SoftmaxState Merge(SoftmaxState other)
    {
        if (double.IsNaN(ScaledSum) || double.IsNaN(other.ScaledSum))
        {
            return new SoftmaxState(double.NaN, double.NaN);
        }

        // Equal maxima first: two infinite ones have no difference.
        double a = Maximum, b = other.Maximum;
        return a == b ? new SoftmaxState(a, ScaledSum + other.ScaledSum)
            : a > b ? new SoftmaxState(a, ScaledSum + (other.ScaledSum * Math.Exp(b - a)))
            : new SoftmaxState(b, other.ScaledSum + (ScaledSum * Math.Exp(a - b)));
    }

    /// <inheritdoc/>
    public bool Equals(SoftmaxState other) => Maximum.Equals(other.Maximum) && ScaledSum.Equals(other.ScaledSum);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SoftmaxState other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Maximum, ScaledSum);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"maximum {Maximum:R}, scaled sum {ScaledSum:R}");

    /// <summary>Whether two states are the same number for number.</summary>
    public static bool operator ==(SoftmaxState left, SoftmaxState right) => left.Equals(right);

    /// <summary>Whether two states differ in a number.</summary>
    public static bool operator !=(SoftmaxState left, SoftmaxState right) => !left.Equals(right);

    private static void CheckScale(double scale)
    {
        if (Math.Abs(scale) is not (>= AnyRow.MinScale and <= AnyRow.MaxScale))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The magnitude of the scale needs to be from 1e-20 to 1e20.");
        }
    }

    /// <summary>The state of a part with NaN or +∞ in it, or with nothing but −∞.</summary>
    private static SoftmaxState NotFinite<T>(ReadOnlySpan<T> shard, T top)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        SoftmaxState state = Empty;
        foreach (T logit in shard)
        {
            if (T.IsNaN(logit))
            {
                return new SoftmaxState(double.NaN, double.NaN);
            }

            if (logit == top)
            {
                state = new SoftmaxState(double.PositiveInfinity, 1);
            }
        }

        return state;
    }
}
