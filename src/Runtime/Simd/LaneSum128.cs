using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The sums of four rows that lie across lanes, a row per lane, in two floats; see <see cref="LaneSum"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LaneSum128
{
    private Vector128<float> sum;
    private Vector128<float> rest;

    /// <summary>Begins with the first exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSum128(Vector128<float> first)
    {
        sum = Vector128.Create(LaneSum.Base);
        rest = Vector128<float>.Zero;
        Add(first);
    }

    /// <summary>Adds exponentials, what their addition rounds off included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector128<float> v)
    {
        Vector128<float> before = sum;
        sum += v;
        rest += v - (sum - before);
    }

    /// <summary>The sums of the first two lanes.</summary>
    internal readonly Vector128<double> Lower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Vector128.WidenLower(sum) - Vector128.Create((double)LaneSum.Base)) + Vector128.WidenLower(rest);
    }

    /// <summary>The sums of the last two lanes.</summary>
    internal readonly Vector128<double> Upper
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Vector128.WidenUpper(sum) - Vector128.Create((double)LaneSum.Base)) + Vector128.WidenUpper(rest);
    }
}
