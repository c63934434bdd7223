using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The running total of a row of doubles on 512-bit vectors, compensated lane by lane; <c>default</c> is 0. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DoubleRowSum512
{
    private Vector512<double> sum;
    private Vector512<double> gained;

    /// <summary>The sum of all lanes of all vectors added.</summary>
    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Across(sum, gained);
    }

    /// <summary>
    /// Adds, and takes what the addition gained by rounding from the next term (Kahan): a sum of 2^22 equal numbers would otherwise be off by
    /// their common rounding, each time in the same direction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<double> v)
    {
        Vector512<double> term = v - gained;
        Vector512<double> next = sum + term;
        gained = (next - sum) - term;
        sum = next;
    }

    /// <summary>The sum of the lanes of a vector, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Across(Vector512<double> v) => Across(v, Vector512<double>.Zero);

    /// <summary>The lanes' sums added up without loss, less what they had gained by rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Across(Vector512<double> sum, Vector512<double> gained)
    {
        Vector256<double> a = sum.GetLower(), b = sum.GetUpper();
        Vector256<double> total = a + b;
        Vector256<double> added = total - a;
        Vector256<double> lost = (a - (total - added)) + (b - added);
        return DoubleRowSum256.Across(total, (gained.GetLower() + gained.GetUpper()) - lost);
    }
}
