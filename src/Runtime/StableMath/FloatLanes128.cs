using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of floats in vectors of four, by the exponent shift that generated kernels use.</summary>
internal readonly struct FloatLanes128 : IRowLanes<float, Vector128<float>, FloatLanes128>
{
    private readonly FloatRow row;
    private readonly Vector128<float> sign;
    private readonly Vector128<float> subtracted;
    private readonly RowShift128 shift;
    private readonly RowScale128 divisor;

    private FloatLanes128(FloatRow row, Vector128<float> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        subtracted = Vector128.Create(row.Subtracted);
        shift = new RowShift128(row.Top, row.ScaleHigh, row.Reach);
        divisor = new RowScale128(1, sum);
    }

    public static int Width => Vector128<float>.Count;

    public double SumScale => row.SumScale / RowShift128.Unit;

    public double Maximum => row.Maximum;

    public static FloatLanes128 For(float top, double scale) => new(new FloatRow(top, scale), Sign(scale < 0), sum: 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float row, nuint index) => Vector128.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sign(bool negative) => Vector128.Create(negative ? -0f : 0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Xor(Vector128<float> a, Vector128<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => Simd128.Max(a, b);

    public static float MaxAcross(Vector128<float> v) => Simd128.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> From(Vector128<float> v, int first) => Simd128.From(v, first);

    public static double SumAcross(Vector128<float> sum, Vector128<float> gained) => Vector128.Sum(Simd128.Widen(sum) - Simd128.Widen(gained));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Exp(Vector128<float> logits) => shift.Exp((logits ^ sign) - subtracted, row.ScaleHigh, row.ScaleLow);

    public FloatLanes128 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Normalize(Vector128<float> exponentials) => divisor.Apply(exponentials);
}
