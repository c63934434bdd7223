using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Four columns of floats, by the exponent shift that generated kernels use, with a shift for each column.</summary>
internal readonly struct FloatColumns128 : IColumnLanes<float, Vector128<float>, FloatColumns128>
{
    private readonly float scaleHigh, scaleLow, reach;
    private readonly RowShift128 shift;

    private FloatColumns128(float scaleHigh, float scaleLow, float reach, RowShift128 shift)
    {
        this.scaleHigh = scaleHigh;
        this.scaleLow = scaleLow;
        this.reach = reach;
        this.shift = shift;
    }

    public static int Width => Vector128<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float row, nuint index) => Vector128.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> All(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Simd128.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Xor(Vector128<float> a, Vector128<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => Simd128.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddMask(Vector128<float> v, Vector128<float> mask, Vector128<float> sign)
    {
        Vector128<float> lowest = Vector128.Create(float.NegativeInfinity);
        return Vector128.ConditionalSelect(Vector128.Equals(mask, lowest), lowest, v + (mask ^ sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Keep(Vector128<float> v, ref bool mask, nuint index) =>
        Vector128.ConditionalSelect(ColumnMasks.True128(ref mask, index).AsSingle(), v, Vector128.Create(float.NegativeInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepBelow(Vector128<float> v, ref int lengths, nuint index, int position) =>
        Vector128.ConditionalSelect(ColumnMasks.Above128(ref lengths, index, position).AsSingle(), v, Vector128.Create(float.NegativeInfinity));

    public static FloatColumns128 For(double scale)
    {
        var row = new FloatRow(0, scale);
        return new FloatColumns128(row.ScaleHigh, row.ScaleLow, row.Reach, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(Vector128<float> maxima) => RowShift.InRange(maxima, scaleHigh);

    public bool InRange(float maximum) => RowShift.InRange(maximum, scaleHigh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatColumns128 At(Vector128<float> maxima) => new(scaleHigh, scaleLow, reach, new RowShift128(maxima, scaleHigh, reach));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Exp(Vector128<float> x) => shift.Exp(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> ExpOrZero(Vector128<float> x) => shift.ExpOrZero(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToTotals(Vector128<float> v, ref double totals, nuint index)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(v);
        nuint next = index + (nuint)Vector128<double>.Count;
        (Vector128.LoadUnsafe(ref totals, index) + lower).StoreUnsafe(ref totals, index);
        (Vector128.LoadUnsafe(ref totals, next) + upper).StoreUnsafe(ref totals, next);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFactors(double numerator, ref double totals, ref float factors, nuint index, nuint step, nuint end)
    {
        Vector128<double> lower = Vector128<double>.Zero, upper = lower;
        for (nuint i = index; i < end; i += step)
        {
            lower += Vector128.LoadUnsafe(ref totals, i);
            upper += Vector128.LoadUnsafe(ref totals, i + (nuint)Vector128<double>.Count);
        }

        // As in RowScale128, but with the two parts apart: columns are not read in the same vectors in which this stores them.
        Vector128<double> above = Vector128.Create(numerator), leading = Vector128.Create(RowScale.LeadingBits).AsDouble();
        lower = above / lower;
        upper = above / upper;
        Vector128<double> lowerHigh = lower & leading, upperHigh = upper & leading;
        Vector128<float> high = Vector128.Narrow(lowerHigh, upperHigh), low = Vector128.Narrow(lower - lowerHigh, upper - upperHigh);
        for (nuint i = index; i < end; i += step)
        {
            high.StoreUnsafe(ref factors, i);
            low.StoreUnsafe(ref factors, i + StripBuffer<float>.StateColumns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Normalize(Vector128<float> v, Vector128<float> high, Vector128<float> low) => Simd128.MultiplyAdd(v, high, v * low);

    public (double Sum, double Loss) CrossEntropy(float targetLogit, float maximum, double others)
    {
        var row = new CrossEntropyRow(targetLogit, maximum, others, RowShift128.Unit, scaleHigh, scaleLow);
        return (row.Sum, row.Loss);
    }
}
