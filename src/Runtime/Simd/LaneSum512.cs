using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The sums of sixteen rows that lie across lanes, a row per lane, in two floats; see <see cref="LaneSum"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LaneSum512
{
    private Vector512<float> sum;
    private Vector512<float> rest;

    /// <summary>Begins with the first exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSum512(Vector512<float> first)
    {
        sum = Vector512.Create(LaneSum.Base);
        rest = Vector512<float>.Zero;
        Add(first);
    }

    /// <summary>Adds exponentials, what their addition rounds off included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<float> v)
    {
        Vector512<float> before = sum;
        sum += v;
        rest += v - (sum - before);
    }

    /// <summary>The sums, rounded, and what rounding took from them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Total(out Vector512<float> high, out Vector512<float> low)
    {
        Vector512<float> rounded = sum - Vector512.Create(LaneSum.Base);
        high = rounded + rest;
        low = rest - (high - rounded);
    }
}
