using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Eight columns of doubles, by the exponent shift that generated kernels use, with a shift for each column.</summary>
internal readonly struct DoubleColumns512 : IColumnLanes<double, Vector512<double>, DoubleColumns512>
{
    private readonly double scaleHigh, scaleLow, reach;
    private readonly DoubleRowShift512 shift;

    private DoubleColumns512(double scaleHigh, double scaleLow, double reach, DoubleRowShift512 shift)
    {
        this.scaleHigh = scaleHigh;
        this.scaleLow = scaleLow;
        this.reach = reach;
        this.shift = shift;
    }

    public static int Width => Vector512<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref double row, nuint index) => Vector512.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> All(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Simd512.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Xor(Vector512<double> a, Vector512<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) => Simd512.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AddMask(Vector512<double> v, Vector512<double> mask, Vector512<double> sign)
    {
        Vector512<double> lowest = Vector512.Create(double.NegativeInfinity);
        return Vector512.ConditionalSelect(Vector512.Equals(mask, lowest), lowest, v + (mask ^ sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Keep(Vector512<double> v, ref bool mask, nuint index) =>
        Vector512.ConditionalSelect(ColumnMasks.WideTrue512(ref mask, index).AsDouble(), v, Vector512.Create(double.NegativeInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> KeepBelow(Vector512<double> v, ref int lengths, nuint index, int position) =>
        Vector512.ConditionalSelect(ColumnMasks.WideAbove512(ref lengths, index, position).AsDouble(), v, Vector512.Create(double.NegativeInfinity));

    public static DoubleColumns512 For(double scale)
    {
        var row = new DoubleRow(0, scale);
        return new DoubleColumns512(row.ScaleHigh, row.ScaleLow, row.Reach, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(Vector512<double> maxima) => DoubleRowShift.InRange(maxima, scaleHigh);

    public bool InRange(double maximum) => DoubleRowShift.InRange(maximum, scaleHigh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleColumns512 At(Vector512<double> maxima) => new(scaleHigh, scaleLow, reach, new DoubleRowShift512(maxima, scaleHigh, reach));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Exp(Vector512<double> x) => shift.Exp(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> ExpOrZero(Vector512<double> x) => shift.ExpOrZero(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToTotals(Vector512<double> v, ref double totals, nuint index)
    {
        // Kahan's scheme, as in DoubleRowSum512; what the additions gained lies behind the totals.
        Vector512<double> total = Vector512.LoadUnsafe(ref totals, index);
        Vector512<double> term = v - Vector512.LoadUnsafe(ref totals, index + StripBuffer<double>.StateColumns);
        Vector512<double> next = total + term;
        next.StoreUnsafe(ref totals, index);
        ((next - total) - term).StoreUnsafe(ref totals, index + StripBuffer<double>.StateColumns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFactors(double numerator, ref double totals, ref double factors, nuint index, nuint step, nuint end)
    {
        Vector512<double> sum = Vector512<double>.Zero, rest = sum;
        for (nuint i = index; i < end; i += step)
        {
            Vector512<double> term = Vector512.LoadUnsafe(ref totals, i), next = sum + term, added = next - sum;
            rest += ((sum - (next - added)) + (term - added)) - Vector512.LoadUnsafe(ref totals, i + StripBuffer<double>.StateColumns);
            sum = next;
        }

        Vector512<double> total = sum + rest;
        // As in DoubleRowScale512, but with the two parts apart: columns are not read in the same vectors in which this stores them.
        Vector512<double> above = Vector512.Create(numerator), high = above / total, low = Simd512.MultiplyAdd(-high, total, above) / total;
        for (nuint i = index; i < end; i += step)
        {
            high.StoreUnsafe(ref factors, i);
            low.StoreUnsafe(ref factors, i + StripBuffer<double>.StateColumns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Normalize(Vector512<double> v, Vector512<double> high, Vector512<double> low) => Simd512.MultiplyAdd(v, high, v * low);

    public (double Sum, double Loss) CrossEntropy(double targetLogit, double maximum, double others)
    {
        var row = new DoubleCrossEntropyRow(targetLogit, maximum, others, scaleHigh, scaleLow);
        return (row.Sum, row.Loss);
    }
}
