using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Four columns of floats, by the exponent shift that generated kernels use.</summary>
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
    public static Vector128<float> All(double value) => Vector128.Create((float)value);

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
        Vector128<float> masked = Vector128.Equals(mask, Vector128.Create(float.NegativeInfinity));
        return Vector128.ConditionalSelect(masked, Vector128.Create(float.NegativeInfinity), v + (mask ^ sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Keep(Vector128<float> v, ref byte bytes, nuint index) =>
        Vector128.ConditionalSelect(ColumnMasks.NotZero128(ref bytes, index).AsSingle(), v, Vector128.Create(float.NegativeInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepBefore(Vector128<float> v, ref int lengths, nuint index, int position)
    {
        Vector128<int> keep = Vector128.GreaterThan(Vector128.LoadUnsafe(ref lengths, index), Vector128.Create(position));
        return Vector128.ConditionalSelect(keep.AsSingle(), v, Vector128.Create(float.NegativeInfinity));
    }

    public static FloatColumns128 For(double scale)
    {
        var row = new FloatRow(0, scale);
        return new FloatColumns128(row.ScaleHigh, row.ScaleLow, row.Reach, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(Vector128<float> maxima) =>
        Vector128.LessThanOrEqualAll(Vector128.Abs(maxima * Vector128.Create(scaleHigh)), Vector128.Create(RowShift.Limit));

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
        (Vector128.LoadUnsafe(ref totals, index) + lower).StoreUnsafe(ref totals, index);
        index += (nuint)Vector128<double>.Count;
        (Vector128.LoadUnsafe(ref totals, index) + upper).StoreUnsafe(ref totals, index);
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

        lower = Vector128.Create(numerator) / lower;
        upper = Vector128.Create(numerator) / upper;
        Vector128<double> leading = Vector128.Create(RowScale.LeadingBits).AsDouble(), lowerHigh = lower & leading, upperHigh = upper & leading;
        Vector128<float> high = Vector128.Narrow(lowerHigh, upperHigh), rest = Vector128.Narrow(lower - lowerHigh, upper - upperHigh);
        for (nuint i = index; i < end; i += step)
        {
            high.StoreUnsafe(ref factors, i);
            rest.StoreUnsafe(ref factors, i + StripBuffer<float>.StateColumns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Normalize(Vector128<float> v, ref float factors, nuint index) =>
        Simd128.MultiplyAdd(v, Vector128.LoadUnsafe(ref factors, index), v * Vector128.LoadUnsafe(ref factors, index + StripBuffer<float>.StateColumns));

    public (double Sum, double Loss) CrossEntropy(float targetLogit, float maximum, double others)
    {
        var row = new CrossEntropyRow(targetLogit, maximum, others, scaleHigh, scaleLow);
        return (row.Sum, row.Loss);
    }
}
