using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Four columns of doubles, by the exponent shift that generated kernels use, with a shift for each column.</summary>
internal readonly struct DoubleColumns256 : IColumnLanes<double, Vector256<double>, DoubleColumns256>
{
    private readonly double scaleHigh, scaleLow, reach;
    private readonly DoubleRowShift256 shift;

    private DoubleColumns256(double scaleHigh, double scaleLow, double reach, DoubleRowShift256 shift)
    {
        this.scaleHigh = scaleHigh;
        this.scaleLow = scaleLow;
        this.reach = reach;
        this.shift = shift;
    }

    public static int Width => Vector256<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref double row, nuint index) => Vector256.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> All(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Simd256.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Xor(Vector256<double> a, Vector256<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) => Simd256.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AddMask(Vector256<double> v, Vector256<double> mask, Vector256<double> sign)
    {
        Vector256<double> lowest = Vector256.Create(double.NegativeInfinity);
        return Vector256.ConditionalSelect(Vector256.Equals(mask, lowest), lowest, v + (mask ^ sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Keep(Vector256<double> v, ref bool mask, nuint index) =>
        Vector256.ConditionalSelect(ColumnMasks.WideTrue256(ref mask, index).AsDouble(), v, Vector256.Create(double.NegativeInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> KeepBelow(Vector256<double> v, ref int lengths, nuint index, int position) =>
        Vector256.ConditionalSelect(ColumnMasks.WideAbove256(ref lengths, index, position).AsDouble(), v, Vector256.Create(double.NegativeInfinity));

    public static DoubleColumns256 For(double scale)
    {
        var row = new DoubleRow(0, scale);
        return new DoubleColumns256(row.ScaleHigh, row.ScaleLow, row.Reach, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InRange(Vector256<double> maxima) => DoubleRowShift.InRange(maxima, scaleHigh);

    public bool InRange(double maximum) => DoubleRowShift.InRange(maximum, scaleHigh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleColumns256 At(Vector256<double> maxima) => new(scaleHigh, scaleLow, reach, new DoubleRowShift256(maxima, scaleHigh, reach));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Exp(Vector256<double> x) => shift.Exp(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> ExpOrZero(Vector256<double> x) => shift.ExpOrZero(x, scaleHigh, scaleLow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToTotals(Vector256<double> v, ref double totals, nuint index)
    {
        // Kahan's scheme, as in DoubleRowSum256; what the additions gained lies behind the totals.
        Vector256<double> total = Vector256.LoadUnsafe(ref totals, index);
        Vector256<double> term = v - Vector256.LoadUnsafe(ref totals, index + StripBuffer<double>.StateColumns);
        Vector256<double> next = total + term;
        next.StoreUnsafe(ref totals, index);
        ((next - total) - term).StoreUnsafe(ref totals, index + StripBuffer<double>.StateColumns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFactors(double numerator, ref double totals, ref double factors, nuint index, nuint step, nuint end)
    {
        Vector256<double> sum = Vector256<double>.Zero, rest = sum;
        for (nuint i = index; i < end; i += step)
        {
            Vector256<double> term = Vector256.LoadUnsafe(ref totals, i), next = sum + term, added = next - sum;
            rest += ((sum - (next - added)) + (term - added)) - Vector256.LoadUnsafe(ref totals, i + StripBuffer<double>.StateColumns);
            sum = next;
        }

        Vector256<double> total = sum + rest;
        // As in DoubleRowScale256, but with the two parts apart: columns are not read in the same vectors in which this stores them.
        Vector256<double> above = Vector256.Create(numerator), high = above / total, low = Simd256.MultiplyAdd(-high, total, above) / total;
        for (nuint i = index; i < end; i += step)
        {
            high.StoreUnsafe(ref factors, i);
            low.StoreUnsafe(ref factors, i + StripBuffer<double>.StateColumns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Normalize(Vector256<double> v, Vector256<double> high, Vector256<double> low) => Simd256.MultiplyAdd(v, high, v * low);

    public (double Sum, double Loss) CrossEntropy(double targetLogit, double maximum, double others)
    {
        var row = new DoubleCrossEntropyRow(targetLogit, maximum, others, scaleHigh, scaleLow);
        return (row.Sum, row.Loss);
    }
}
