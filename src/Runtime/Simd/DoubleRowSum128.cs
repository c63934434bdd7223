using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The running total of a row of doubles on 128-bit vectors, compensated lane by lane; <c>default</c> is 0. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DoubleRowSum128
{
    private Vector128<double> sum;
    private Vector128<double> gained;

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
    public void Add(Vector128<double> v)
    {
        Vector128<double> term = v - gained;
        Vector128<double> next = sum + term;
        gained = (next - sum) - term;
        sum = next;
    }

    /// <summary>The sum of the lanes of a vector, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Across(Vector128<double> v) => Across(v, Vector128<double>.Zero);

    /// <summary>The lanes' sums added up without loss, less what they had gained by rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Across(Vector128<double> sum, Vector128<double> gained)
    {
        double a = sum.GetElement(0), b = sum.GetElement(1);
        double total = a + b;
        double added = total - a;
        double lost = (a - (total - added)) + (b - added);
        return total + (lost - (gained.GetElement(0) + gained.GetElement(1)));
    }
}
