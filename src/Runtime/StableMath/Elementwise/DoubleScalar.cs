using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>One double at a time, for CPUs without vector hardware.</summary>
internal readonly struct DoubleScalar : IDoubleVector<DoubleScalar>
{
    private readonly double v;

    private DoubleScalar(double v) => this.v = v;

    public static int Width => 1;

    public double First => v;

    private long Bits => BitConverter.DoubleToInt64Bits(v);

    public static DoubleScalar Load(ref double source, nuint index) => new(Unsafe.Add(ref source, index));

    public static DoubleScalar Load(ref float source, nuint index) => new(Unsafe.Add(ref source, index));

    public void Store(ref double destination, nuint index) => Unsafe.Add(ref destination, index) = v;

    public void Store(ref float destination, nuint index) => Unsafe.Add(ref destination, index) = (float)v;

    public static implicit operator DoubleScalar(double value) => new(value);

    public static DoubleScalar OfBits(long bits) => new(BitConverter.Int64BitsToDouble(bits));

    public static DoubleScalar operator +(DoubleScalar a, DoubleScalar b) => new(a.v + b.v);

    public static DoubleScalar operator -(DoubleScalar a, DoubleScalar b) => new(a.v - b.v);

    public static DoubleScalar operator *(DoubleScalar a, DoubleScalar b) => new(a.v * b.v);

    public static DoubleScalar operator /(DoubleScalar a, DoubleScalar b) => new(a.v / b.v);

    public static DoubleScalar operator -(DoubleScalar a) => new(-a.v);

    public static DoubleScalar operator &(DoubleScalar a, DoubleScalar b) => OfBits(a.Bits & b.Bits);

    public static DoubleScalar operator |(DoubleScalar a, DoubleScalar b) => OfBits(a.Bits | b.Bits);

    public static DoubleScalar operator <(DoubleScalar a, DoubleScalar b) => OfBits(a.v < b.v ? -1 : 0);

    public static DoubleScalar operator >(DoubleScalar a, DoubleScalar b) => OfBits(a.v > b.v ? -1 : 0);

    public static DoubleScalar Equal(DoubleScalar a, DoubleScalar b) => OfBits(a.v == b.v ? -1 : 0);

    public static DoubleScalar Select(DoubleScalar mask, DoubleScalar a, DoubleScalar b) => mask.Bits != 0 ? a : b;

    public static DoubleScalar Abs(DoubleScalar a) => new(Math.Abs(a.v));

    public static DoubleScalar MultiplyAdd(DoubleScalar a, DoubleScalar b, DoubleScalar c) => new((a.v * b.v) + c.v);

    public static DoubleScalar AddBits(DoubleScalar a, DoubleScalar b) => OfBits(a.Bits + b.Bits);

    public static DoubleScalar SubtractBits(DoubleScalar a, DoubleScalar b) => OfBits(a.Bits - b.Bits);

    public static DoubleScalar BitsToExponent(DoubleScalar a) => OfBits(a.Bits << 52);

    public static DoubleScalar ExponentToBits(DoubleScalar a) => OfBits(a.Bits >>> 52);
}
