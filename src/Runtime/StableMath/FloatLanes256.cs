using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of floats in vectors of eight, by the exponent shift that generated kernels use.</summary>
internal readonly struct FloatLanes256 : IRowLanes<float, Vector256<float>, FloatLanes256>
{
    private readonly FloatRow row;
    private readonly Vector256<float> sign;
    private readonly Vector256<float> subtracted;
    private readonly RowShift256 shift;
    private readonly RowScale256 divisor;

    private FloatLanes256(FloatRow row, Vector256<float> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        subtracted = Vector256.Create(row.Subtracted);
        shift = new RowShift256(row.Top, row.ScaleHigh, row.Reach);
        divisor = new RowScale256(1, sum);
    }

    public static int Width => Vector256<float>.Count;

    public double SumScale => row.SumScale / RowShift256.Unit;

    public double Maximum => row.Maximum;

    public static FloatLanes256 For(float top, double scale) => new(new FloatRow(top, scale), Sign(scale < 0), sum: 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float row, nuint index) => Vector256.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(bool negative) => Vector256.Create(negative ? -0f : 0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Xor(Vector256<float> a, Vector256<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) => Simd256.Max(a, b);

    public static float MaxAcross(Vector256<float> v) => Simd256.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> From(Vector256<float> v, int first) => Simd256.From(v, first);

    public static double SumAcross(Vector256<float> sum, Vector256<float> gained) => Vector256.Sum(Simd256.Widen(sum) - Simd256.Widen(gained));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Exp(Vector256<float> logits) => shift.Exp((logits ^ sign) - subtracted, row.ScaleHigh, row.ScaleLow);

    public FloatLanes256 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Normalize(Vector256<float> exponentials) => divisor.Apply(exponentials);
}
