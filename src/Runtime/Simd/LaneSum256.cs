using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The sums of eight rows that lie across lanes, a row per lane, in two floats; see <see cref="LaneSum"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LaneSum256
{
    private Vector256<float> sum;
    private Vector256<float> rest;

    /// <summary>Begins with the first exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSum256(Vector256<float> first)
    {
        sum = Vector256.Create(LaneSum.Base);
        rest = Vector256<float>.Zero;
        Add(first);
    }

    /// <summary>Adds exponentials, what their addition rounds off included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<float> v)
    {
        Vector256<float> before = sum;
        sum += v;
        rest += v - (sum - before);
    }

    /// <summary>The sums, rounded, and what rounding took from them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Total(out Vector256<float> high, out Vector256<float> low)
    {
        Vector256<float> rounded = sum - Vector256.Create(LaneSum.Base);
        high = rounded + rest;
        low = rest - (high - rounded);
    }
}
