using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Two doubles, or as many floats widened.</summary>
internal readonly struct DoubleVector128 : IDoubleVector<DoubleVector128>
{
    private readonly Vector128<double> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleVector128(Vector128<double> v) => this.v = v;

    public static int Width => Vector128<double>.Count;

    public double First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => v.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 Load(ref double source, nuint index) => new(Vector128.LoadUnsafe(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 Load(ref float source, nuint index) =>
        new(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref source, index)))).AsSingle()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint index) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref destination, index)), Vector128.Narrow(v, v).AsDouble().ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, nuint index) => v.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator DoubleVector128(double value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 OfBits(long bits) => new(Vector128.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator +(DoubleVector128 a, DoubleVector128 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator -(DoubleVector128 a, DoubleVector128 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator *(DoubleVector128 a, DoubleVector128 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator /(DoubleVector128 a, DoubleVector128 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator -(DoubleVector128 a) => new(a.v ^ Vector128.Create(-0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator &(DoubleVector128 a, DoubleVector128 b) => new(a.v & b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator |(DoubleVector128 a, DoubleVector128 b) => new(a.v | b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator <(DoubleVector128 a, DoubleVector128 b) => new(Vector128.LessThan(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 operator >(DoubleVector128 a, DoubleVector128 b) => new(Vector128.GreaterThan(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 Equal(DoubleVector128 a, DoubleVector128 b) => new(Vector128.Equals(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 Select(DoubleVector128 mask, DoubleVector128 a, DoubleVector128 b) => new(Vector128.ConditionalSelect(mask.v, a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 Abs(DoubleVector128 a) => new(Vector128.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 MultiplyAdd(DoubleVector128 a, DoubleVector128 b, DoubleVector128 c) => new(
        Fma.IsSupported ? Fma.MultiplyAdd(a.v, b.v, c.v) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplyAdd(c.v, a.v, b.v) : (a.v * b.v) + c.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 AddBits(DoubleVector128 a, DoubleVector128 b) => new((a.v.AsInt64() + b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 SubtractBits(DoubleVector128 a, DoubleVector128 b) => new((a.v.AsInt64() - b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 BitsToExponent(DoubleVector128 a) => new((a.v.AsInt64() << 52).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector128 ExponentToBits(DoubleVector128 a) => new((a.v.AsInt64() >>> 52).AsDouble());
}
