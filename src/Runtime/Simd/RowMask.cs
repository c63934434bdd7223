using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// Takes entries out of a row by making −∞ of them, whatever they are: what is masked never enters arithmetic. Called by generated kernels with a
/// <see cref="MaskAttribute"/> or <see cref="ValidLengthAttribute"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowMask
{
    /// <summary>The logit plus its mask; −∞ where the mask is −∞, even under NaN or +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float x, float mask) => float.IsNegativeInfinity(mask) ? mask : x + mask;

    /// <inheritdoc cref="Add(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double x, double mask) => double.IsNegativeInfinity(mask) ? mask : x + mask;

    /// <summary>A negated logit less its mask, for kernels with a negative scale; −∞ where the mask is −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Subtract(float x, float mask) => float.IsNegativeInfinity(mask) ? mask : x - mask;

    /// <inheritdoc cref="Subtract(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Subtract(double x, double mask) => double.IsNegativeInfinity(mask) ? mask : x - mask;

    /// <summary>The logit, or −∞ for one that takes no part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Keep(float x, bool takesPart) => takesPart ? x : float.NegativeInfinity;

    /// <inheritdoc cref="Keep(float, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Keep(double x, bool takesPart) => takesPart ? x : double.NegativeInfinity;
}
