using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Sums and products that lose nothing.</summary>
internal static class Exact
{
    /// <summary>2^27 + 1: splits a double into halves of 26 bits.</summary>
    private const double Splitter = 134217729;

    /// <summary>What rounding took from <c>sum = a + b</c>, whichever is larger; NaN when an infinity is involved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LostBySum<TVector>(TVector a, TVector b, TVector sum)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector added = sum - a;
        return (a - (sum - added)) + (b - added);
    }

    /// <summary><c>c − a·b</c> where that is a double, for factors well inside a double's range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MinusProduct<TVector>(TVector c, TVector a, TVector b)
        where TVector : struct, IDoubleVector<TVector>
    {
        if (Simd128.HasFusedMultiplyAdd)
        {
            return TVector.MultiplyAdd(-a, b, c);
        }

        TVector aHigh = a * Splitter, bHigh = b * Splitter;
        aHigh -= aHigh - a;
        bHigh -= bHigh - b;
        TVector aLow = a - aHigh, bLow = b - bHigh;
        return (((c - (aHigh * bHigh)) - (aHigh * bLow)) - (aLow * bHigh)) - (aLow * bLow);
    }
}
