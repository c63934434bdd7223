using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>2^n for an integer n that <see cref="RoundToInteger"/> has put into a double's lowest bits.</summary>
internal static class PowerOfTwo
{
    /// <summary>1.5·2^52: adding it rounds to an integer, which is then found in the lowest bits.</summary>
    public const double RoundToInteger = 6755399441055744.0;

    private const long Bias = 1023;

    private const double TwoToMinus600 = 2.409919865102884e-181;

    /// <summary>2^n for −1022 ≤ n ≤ 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TVector>(TVector rounded)
        where TVector : struct, IDoubleVector<TVector> => TVector.BitsToExponent(TVector.AddBits(rounded, TVector.OfBits(Bias)));

    /// <summary>a · 2^n for −1600 ≤ n ≤ 400, rounded once where the result is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale<TVector>(TVector a, TVector rounded)
        where TVector : struct, IDoubleVector<TVector> => (a * TVector.BitsToExponent(TVector.AddBits(rounded, TVector.OfBits(Bias + 600)))) * TwoToMinus600;
}
