using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Sixteen columns of floats, by the exponent shift that generated kernels use, with a shift for each column.</summary>
internal readonly struct FloatColumns512 : IColumnLanes<float, Vector512<float>, FloatColumns512>
{
    private readonly float scaleHigh, scaleLow, reach;
    private readonly RowShift512 shift;

    private FloatColumns512(float scaleHigh, float scaleLow, float reach, RowShift512 shift)
    {
        this.scaleHigh = scaleHigh;
        this.scaleLow = scaleLow;
        this.reach = reach;
        this.shift = shift;
    }

    public static int Width => Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float row, nuint index) => Vector512.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> All(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Simd512.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Xor(Vector512<float> a, Vector512<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b) => Simd512.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddMask(Vector512<float> v, Vector512<float> mask, Vector512<float> sign)
    {
        Vector512<float> lowest = Vector512.Create(float.NegativeInfinity);
        return Vector512.ConditionalSelect(Vector512.Equals(mask, lowest), lowest, v + (mask ^ sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Keep(Vector512<float> v, ref bool mask, nuint index) =>
        Vector512.ConditionalSelect(ColumnMasks.True512(ref mask, index).AsSingle(), v, Vector512.Create(float.NegativeInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> KeepBelow(Vector512<float> v, ref int lengths, nuint index, int position) =>
        Vector512.ConditionalSelect(ColumnMasks.Above512(ref lengths, index, position).AsSingle(), v, Vector512.Create(float.NegativeInfinity));

    public static FloatColumns512 For(double scale)
    {
        var row = new FloatRow(0, scale);
        return new FloatColumns512(row.ScaleHigh, row.ScaleLow, row.Reach, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(Vector512<float> maxima) => RowShift.InRange(maxima, scaleHigh);

    public bool InRange(float maximum) => RowShift.InRange(maximum, scaleHigh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatColumns512 At(Vector512<float> maxima) => new(scaleHigh, scaleLow, reach, new RowShift512(maxima, scaleHigh, reach));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Exp(Vector512<float> x) => shift.Exp(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> ExpOrZero(Vector512<float> x) => shift.ExpOrZero(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToTotals(Vector512<float> v, ref double totals, nuint index)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(v);
        nuint next = index + (nuint)Vector512<double>.Count;
        (Vector512.LoadUnsafe(ref totals, index) + lower).StoreUnsafe(ref totals, index);
        (Vector512.LoadUnsafe(ref totals, next) + upper).StoreUnsafe(ref totals, next);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFactors(double numerator, ref double totals, ref float factors, nuint index, nuint step, nuint end)
    {
        Vector512<double> lower = Vector512<double>.Zero, upper = lower;
        for (nuint i = index; i < end; i += step)
        {
            lower += Vector512.LoadUnsafe(ref totals, i);
            upper += Vector512.LoadUnsafe(ref totals, i + (nuint)Vector512<double>.Count);
        }

        // As in RowScale512, but with the two parts apart: columns are not read in the same vectors in which this stores them.
        Vector512<double> above = Vector512.Create(numerator), leading = Vector512.Create(RowScale.LeadingBits).AsDouble();
        lower = above / lower;
        upper = above / upper;
        Vector512<double> lowerHigh = lower & leading, upperHigh = upper & leading;
        Vector512<float> high = Vector512.Narrow(lowerHigh, upperHigh), low = Vector512.Narrow(lower - lowerHigh, upper - upperHigh);
        for (nuint i = index; i < end; i += step)
        {
            high.StoreUnsafe(ref factors, i);
            low.StoreUnsafe(ref factors, i + StripBuffer<float>.StateColumns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Normalize(Vector512<float> v, Vector512<float> high, Vector512<float> low) => Simd512.MultiplyAdd(v, high, v * low);

    public (double Sum, double Loss) CrossEntropy(float targetLogit, float maximum, double others)
    {
        var row = new CrossEntropyRow(targetLogit, maximum, others, RowShift512.Unit, scaleHigh, scaleLow);
        return (row.Sum, row.Loss);
    }
}
