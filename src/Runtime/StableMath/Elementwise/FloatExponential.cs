using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>e^−|x|</c> with the accuracy of a float, the only exponential that most functions here need.</summary>
internal static class FloatExponential
{
    // e^−104 rounds to 0 as a float.
    private const double Farthest = 150;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfMinusAbs<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector distance = TVector.Abs(x);
        return new ShortExponential<TVector>(-TVector.Select(distance > Farthest, Farthest, distance)).Value;
    }
}
