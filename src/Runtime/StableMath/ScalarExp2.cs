using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>2^y in plain <see cref="double"/> arithmetic, for CPUs without vector hardware and for rows no fast path can hold.</summary>
internal static class ScalarExp2
{
    /// <summary>
    /// 2^<paramref name="y"/> within a relative error of 2e-14, far below half a unit of a float. 0 below −1000 and +∞ above 1000,
    /// where no float kernel can tell the difference; NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double y)
    {
        if (Math.Abs(y) > 1000)
        {
            return y < 0 ? 0 : double.PositiveInfinity;
        }

        double n = Math.Round(y);
        double r = y - n;

        // 2^r on −½ … ½, the minimax polynomial whose value at 0 is exactly 1.
        double p = 1.0148341269928372156e-7;
        p = p * r + 1.3258335398505170297e-6;
        p = p * r + 1.5252990011874768026e-5;
        p = p * r + 0.00015403440884488008173;
        p = p * r + 0.0013333557625477489105;
        p = p * r + 0.0096181291811638787025;
        p = p * r + 0.055504108668415690417;
        p = p * r + 0.24022650695722819091;
        p = p * r + 0.69314718055988516432;
        p = p * r + 1;

        // A NaN has no whole part, but p is NaN by now and stays so whatever the factor.
        return p * BitConverter.Int64BitsToDouble(((long)n + 1023) << 52);
    }
}
