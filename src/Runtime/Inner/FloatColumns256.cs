using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Eight columns of floats, by the exponent shift that generated kernels use, with a shift for each column.</summary>
internal readonly struct FloatColumns256 : IColumnLanes<float, Vector256<float>, FloatColumns256>
{
    private readonly float scaleHigh, scaleLow, reach;
    private readonly RowShift256 shift;

    private FloatColumns256(float scaleHigh, float scaleLow, float reach, RowShift256 shift)
    {
        this.scaleHigh = scaleHigh;
        this.scaleLow = scaleLow;
        this.reach = reach;
        this.shift = shift;
    }

    public static int Width => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float row, nuint index) => Vector256.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> All(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Simd256.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Xor(Vector256<float> a, Vector256<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) => Simd256.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddMask(Vector256<float> v, Vector256<float> mask, Vector256<float> sign)
    {
        Vector256<float> lowest = Vector256.Create(float.NegativeInfinity);
        return Vector256.ConditionalSelect(Vector256.Equals(mask, lowest), lowest, v + (mask ^ sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Keep(Vector256<float> v, ref bool mask, nuint index) =>
        Vector256.ConditionalSelect(ColumnMasks.True256(ref mask, index).AsSingle(), v, Vector256.Create(float.NegativeInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> KeepBelow(Vector256<float> v, ref int lengths, nuint index, int position) =>
        Vector256.ConditionalSelect(ColumnMasks.Above256(ref lengths, index, position).AsSingle(), v, Vector256.Create(float.NegativeInfinity));

    public static FloatColumns256 For(double scale)
    {
        var row = new FloatRow(0, scale);
        return new FloatColumns256(row.ScaleHigh, row.ScaleLow, row.Reach, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(Vector256<float> maxima) => RowShift.InRange(maxima, scaleHigh);

    public bool InRange(float maximum) => RowShift.InRange(maximum, scaleHigh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatColumns256 At(Vector256<float> maxima) => new(scaleHigh, scaleLow, reach, new RowShift256(maxima, scaleHigh, reach));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Exp(Vector256<float> x) => shift.Exp(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> ExpOrZero(Vector256<float> x) => shift.ExpOrZero(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToTotals(Vector256<float> v, ref double totals, nuint index)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(v);
        nuint next = index + (nuint)Vector256<double>.Count;
        (Vector256.LoadUnsafe(ref totals, index) + lower).StoreUnsafe(ref totals, index);
        (Vector256.LoadUnsafe(ref totals, next) + upper).StoreUnsafe(ref totals, next);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFactors(double numerator, ref double totals, ref float factors, nuint index, nuint step, nuint end)
    {
        Vector256<double> lower = Vector256<double>.Zero, upper = lower;
        for (nuint i = index; i < end; i += step)
        {
            lower += Vector256.LoadUnsafe(ref totals, i);
            upper += Vector256.LoadUnsafe(ref totals, i + (nuint)Vector256<double>.Count);
        }

        // As in RowScale256, but with the two parts apart: columns are not read in the same vectors in which this stores them.
        Vector256<double> above = Vector256.Create(numerator), leading = Vector256.Create(RowScale.LeadingBits).AsDouble();
        lower = above / lower;
        upper = above / upper;
        Vector256<double> lowerHigh = lower & leading, upperHigh = upper & leading;
        Vector256<float> high = Vector256.Narrow(lowerHigh, upperHigh), low = Vector256.Narrow(lower - lowerHigh, upper - upperHigh);
        for (nuint i = index; i < end; i += step)
        {
            high.StoreUnsafe(ref factors, i);
            low.StoreUnsafe(ref factors, i + StripBuffer<float>.StateColumns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Normalize(Vector256<float> v, Vector256<float> high, Vector256<float> low) => Simd256.MultiplyAdd(v, high, v * low);

    public (double Sum, double Loss) CrossEntropy(float targetLogit, float maximum, double others)
    {
        var row = new CrossEntropyRow(targetLogit, maximum, others, RowShift256.Unit, scaleHigh, scaleLow);
        return (row.Sum, row.Loss);
    }
}
