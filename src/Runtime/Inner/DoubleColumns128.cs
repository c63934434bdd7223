using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Two columns of doubles, by the exponent shift that generated kernels use, with a shift for each column.</summary>
internal readonly struct DoubleColumns128 : IColumnLanes<double, Vector128<double>, DoubleColumns128>
{
    private readonly double scaleHigh, scaleLow, reach;
    private readonly DoubleRowShift128 shift;

    private DoubleColumns128(double scaleHigh, double scaleLow, double reach, DoubleRowShift128 shift)
    {
        this.scaleHigh = scaleHigh;
        this.scaleLow = scaleLow;
        this.reach = reach;
        this.shift = shift;
    }

    public static int Width => Vector128<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref double row, nuint index) => Vector128.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> All(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Simd128.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Xor(Vector128<double> a, Vector128<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> a, Vector128<double> b) => Simd128.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AddMask(Vector128<double> v, Vector128<double> mask, Vector128<double> sign)
    {
        Vector128<double> lowest = Vector128.Create(double.NegativeInfinity);
        return Vector128.ConditionalSelect(Vector128.Equals(mask, lowest), lowest, v + (mask ^ sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Keep(Vector128<double> v, ref bool mask, nuint index) =>
        Vector128.ConditionalSelect(ColumnMasks.WideTrue128(ref mask, index).AsDouble(), v, Vector128.Create(double.NegativeInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> KeepBelow(Vector128<double> v, ref int lengths, nuint index, int position) =>
        Vector128.ConditionalSelect(ColumnMasks.WideAbove128(ref lengths, index, position).AsDouble(), v, Vector128.Create(double.NegativeInfinity));

    public static DoubleColumns128 For(double scale)
    {
        var row = new DoubleRow(0, scale);
        return new DoubleColumns128(row.ScaleHigh, row.ScaleLow, row.Reach, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(Vector128<double> maxima) => DoubleRowShift.InRange(maxima, scaleHigh);

    public bool InRange(double maximum) => DoubleRowShift.InRange(maximum, scaleHigh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleColumns128 At(Vector128<double> maxima) => new(scaleHigh, scaleLow, reach, new DoubleRowShift128(maxima, scaleHigh, reach));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Exp(Vector128<double> x) => shift.Exp(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> ExpOrZero(Vector128<double> x) => shift.ExpOrZero(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToTotals(Vector128<double> v, ref double totals, nuint index)
    {
        // Kahan's scheme, as in DoubleRowSum128; what the additions gained lies behind the totals.
        Vector128<double> total = Vector128.LoadUnsafe(ref totals, index);
        Vector128<double> term = v - Vector128.LoadUnsafe(ref totals, index + StripBuffer<double>.StateColumns);
        Vector128<double> next = total + term;
        next.StoreUnsafe(ref totals, index);
        ((next - total) - term).StoreUnsafe(ref totals, index + StripBuffer<double>.StateColumns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFactors(double numerator, ref double totals, ref double factors, nuint index, nuint step, nuint end)
    {
        Vector128<double> sum = Vector128<double>.Zero, rest = sum;
        for (nuint i = index; i < end; i += step)
        {
            Vector128<double> term = Vector128.LoadUnsafe(ref totals, i), next = sum + term, added = next - sum;
            rest += ((sum - (next - added)) + (term - added)) - Vector128.LoadUnsafe(ref totals, i + StripBuffer<double>.StateColumns);
            sum = next;
        }

        Vector128<double> total = sum + rest;
        // As in DoubleRowScale128: without FMA there is no cheap exact product, and each lane is divided.
        Vector128<double> above = Vector128.Create(numerator);
        Vector128<double> high = Simd128.HasFusedMultiplyAdd ? above / total : above;
        Vector128<double> low = Simd128.HasFusedMultiplyAdd ? Simd128.MultiplyAdd(-high, total, above) / total : total;
        for (nuint i = index; i < end; i += step)
        {
            high.StoreUnsafe(ref factors, i);
            low.StoreUnsafe(ref factors, i + StripBuffer<double>.StateColumns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Normalize(Vector128<double> v, Vector128<double> high, Vector128<double> low) =>
        Simd128.HasFusedMultiplyAdd ? Simd128.MultiplyAdd(v, high, v * low) : (v * high) / low;

    public (double Sum, double Loss) CrossEntropy(double targetLogit, double maximum, double others)
    {
        var row = new DoubleCrossEntropyRow(targetLogit, maximum, others, scaleHigh, scaleLow);
        return (row.Sum, row.Loss);
    }
}
