using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Four doubles, or as many floats widened. Needs AVX2 and FMA, as <see cref="Simd256"/> does.</summary>
internal readonly struct DoubleVector256 : IDoubleVector<DoubleVector256>
{
    private readonly Vector256<double> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleVector256(Vector256<double> v) => this.v = v;

    public static int Width => Vector256<double>.Count;

    public double First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => v.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 Load(ref double source, nuint index) => new(Vector256.LoadUnsafe(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 Load(ref float source, nuint index) => new(Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref source, index)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint index) => Avx.ConvertToVector128Single(v).StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, nuint index) => v.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator DoubleVector256(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 OfBits(long bits) => new(Vector256.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator +(DoubleVector256 a, DoubleVector256 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator -(DoubleVector256 a, DoubleVector256 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator *(DoubleVector256 a, DoubleVector256 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator /(DoubleVector256 a, DoubleVector256 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator -(DoubleVector256 a) => new(a.v ^ Vector256.Create(-0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator &(DoubleVector256 a, DoubleVector256 b) => new(a.v & b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator |(DoubleVector256 a, DoubleVector256 b) => new(a.v | b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator <(DoubleVector256 a, DoubleVector256 b) => new(Vector256.LessThan(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 operator >(DoubleVector256 a, DoubleVector256 b) => new(Vector256.GreaterThan(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 Equal(DoubleVector256 a, DoubleVector256 b) => new(Vector256.Equals(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 Select(DoubleVector256 mask, DoubleVector256 a, DoubleVector256 b) => new(Vector256.ConditionalSelect(mask.v, a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 Abs(DoubleVector256 a) => new(Vector256.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 MultiplyAdd(DoubleVector256 a, DoubleVector256 b, DoubleVector256 c) => new(Fma.MultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 AddBits(DoubleVector256 a, DoubleVector256 b) => new((a.v.AsInt64() + b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 SubtractBits(DoubleVector256 a, DoubleVector256 b) => new((a.v.AsInt64() - b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 BitsToExponent(DoubleVector256 a) => new((a.v.AsInt64() << 52).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector256 ExponentToBits(DoubleVector256 a) => new((a.v.AsInt64() >>> 52).AsDouble());
}
