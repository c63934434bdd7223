using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Eight doubles, or as many floats widened: for AVX-512, and computing the same in pairs of 256-bit vectors without it, which is how tests run it elsewhere.</summary>
internal readonly struct DoubleVector512 : IDoubleVector<DoubleVector512>
{
    private readonly Vector512<double> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleVector512(Vector512<double> v) => this.v = v;

    public static int Width => Vector512<double>.Count;

    public double First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => v.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 Load(ref double source, nuint index) => new(Vector512.LoadUnsafe(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 Load(ref float source, nuint index)
    {
        Vector256<float> floats = Vector256.LoadUnsafe(ref source, index);
        return new(Avx512F.IsSupported
            ? Avx512F.ConvertToVector512Double(floats)
            : Vector512.Create(Avx.ConvertToVector256Double(floats.GetLower()), Avx.ConvertToVector256Double(floats.GetUpper())));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint index)
    {
        Vector256<float> floats = Avx512F.IsSupported
            ? Avx512F.ConvertToVector256Single(v)
            : Vector256.Create(Avx.ConvertToVector128Single(v.GetLower()), Avx.ConvertToVector128Single(v.GetUpper()));
        floats.StoreUnsafe(ref destination, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, nuint index) => v.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator DoubleVector512(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 OfBits(long bits) => new(Vector512.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator +(DoubleVector512 a, DoubleVector512 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator -(DoubleVector512 a, DoubleVector512 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator *(DoubleVector512 a, DoubleVector512 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator /(DoubleVector512 a, DoubleVector512 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator -(DoubleVector512 a) => new(a.v ^ Vector512.Create(-0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator &(DoubleVector512 a, DoubleVector512 b) => new(a.v & b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator |(DoubleVector512 a, DoubleVector512 b) => new(a.v | b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator <(DoubleVector512 a, DoubleVector512 b) => new(Vector512.LessThan(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 operator >(DoubleVector512 a, DoubleVector512 b) => new(Vector512.GreaterThan(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 Equal(DoubleVector512 a, DoubleVector512 b) => new(Vector512.Equals(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 Select(DoubleVector512 mask, DoubleVector512 a, DoubleVector512 b) => new(Vector512.ConditionalSelect(mask.v, a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 Abs(DoubleVector512 a) => new(Vector512.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 MultiplyAdd(DoubleVector512 a, DoubleVector512 b, DoubleVector512 c) => new(
        Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAdd(a.v, b.v, c.v)
            : Vector512.Create(
                Fma.MultiplyAdd(a.v.GetLower(), b.v.GetLower(), c.v.GetLower()),
                Fma.MultiplyAdd(a.v.GetUpper(), b.v.GetUpper(), c.v.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 AddBits(DoubleVector512 a, DoubleVector512 b) => new((a.v.AsInt64() + b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 SubtractBits(DoubleVector512 a, DoubleVector512 b) => new((a.v.AsInt64() - b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 BitsToExponent(DoubleVector512 a) => new((a.v.AsInt64() << 52).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector512 ExponentToBits(DoubleVector512 a) => new((a.v.AsInt64() >>> 52).AsDouble());
}
