using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of floats in vectors of sixteen, by the exponent shift that generated kernels use.</summary>
internal readonly struct FloatLanes512 : IRowLanes<float, Vector512<float>, FloatLanes512>
{
    private readonly FloatRow row;
    private readonly Vector512<float> sign;
    private readonly Vector512<float> subtracted;
    private readonly RowShift512 shift;
    private readonly RowScale512 divisor;

    private FloatLanes512(FloatRow row, Vector512<float> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        subtracted = Vector512.Create(row.Subtracted);
        shift = new RowShift512(row.Top, row.ScaleHigh, row.Reach);
        divisor = new RowScale512(1, sum);
    }

    public static int Width => Vector512<float>.Count;

    public double SumScale => row.SumScale / RowShift512.Unit;

    public double Maximum => row.Maximum;

    public static FloatLanes512 For(float top, double scale) => new(new FloatRow(top, scale), Sign(scale < 0), sum: 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float row, nuint index) => Vector512.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(bool negative) => Vector512.Create(negative ? -0f : 0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Xor(Vector512<float> a, Vector512<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b) => Simd512.Max(a, b);

    public static float MaxAcross(Vector512<float> v) => Simd512.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> From(Vector512<float> v, int first) => Simd512.From(v, first);

    public static double SumAcross(Vector512<float> sum, Vector512<float> gained) => Vector512.Sum(Simd512.Widen(sum) - Simd512.Widen(gained));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Exp(Vector512<float> logits) => shift.Exp((logits ^ sign) - subtracted, row.ScaleHigh, row.ScaleLow);

    public FloatLanes512 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Normalize(Vector512<float> exponentials) => divisor.Apply(exponentials);
}
