using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// <c>e^x = 2^n · (1 + Growth)</c> with a relative error of 2^-34, a thousandth of half a unit of a float. The argument is within ±1000.
/// </summary>
internal readonly struct ShortExponential<TVector>
    where TVector : struct, IDoubleVector<TVector>
{
    private const double Log2E = 1.4426950408889634, Ln2 = 0.6931471805599453;

    // e^r = 1 + r + r²·(C2 + … + r⁵·C7) on |r| ≤ ln(2)/2, minimax.
    private const double
        C2 = 0.5000000067839541,
        C3 = 0.16666665867004665,
        C4 = 0.0416662943649896,
        C5 = 0.008333497341975957,
        C6 = 0.0013944703550029815,
        C7 = 0.0001979029748279944;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ShortExponential(TVector x)
    {
        TVector rounded = TVector.MultiplyAdd(x, Log2E, PowerOfTwo.RoundToInteger);
        Power = PowerOfTwo.Of(rounded);
        TVector r = TVector.MultiplyAdd(rounded - PowerOfTwo.RoundToInteger, -Ln2, x);
        TVector p = TVector.MultiplyAdd(r, C7, C6);
        p = TVector.MultiplyAdd(p, r, C5);
        p = TVector.MultiplyAdd(p, r, C4);
        p = TVector.MultiplyAdd(p, r, C3);
        p = TVector.MultiplyAdd(p, r, C2);
        Growth = r * TVector.MultiplyAdd(p, r, 1.0);
    }

    /// <summary>2^n.</summary>
    public TVector Power { get; }

    /// <summary>e^x / 2^n − 1, to the same relative error near 0.</summary>
    public TVector Growth { get; }

    public TVector Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.MultiplyAdd(Power, Growth, Power);
    }

    /// <summary>e^x − 1.</summary>
    public TVector MinusOne
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.MultiplyAdd(Power, Growth, Power - 1.0);
    }
}
