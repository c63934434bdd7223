using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of halves in vectors of sixteen floats: <see cref="FloatLanes512"/> between two conversions.</summary>
internal readonly struct HalfLanes512 : IRowLanes<Half, Vector512<float>, HalfLanes512>
{
    private readonly FloatLanes512 floats;

    private HalfLanes512(FloatLanes512 floats) => this.floats = floats;

    public static int Width => Vector512<float>.Count;

    public double SumScale => floats.SumScale;

    public double Maximum => floats.Maximum;

    public static HalfLanes512 For(Half top, double scale) => new(FloatLanes512.For((float)top, scale));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref Half row, nuint index) => HalfSimd512.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> v, ref Half row, nuint index) => HalfSimd512.Store(v, ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(bool negative) => FloatLanes512.Sign(negative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Xor(Vector512<float> a, Vector512<float> b) => FloatLanes512.Xor(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b) => FloatLanes512.Max(a, b);

    public static Half MaxAcross(Vector512<float> v) => (Half)FloatLanes512.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => FloatLanes512.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => FloatLanes512.Subtract(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> From(Vector512<float> v, int first) => FloatLanes512.From(v, first);

    public static double SumAcross(Vector512<float> sum, Vector512<float> gained) => FloatLanes512.SumAcross(sum, gained);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Exp(Vector512<float> logits) => floats.Exp(logits);

    public HalfLanes512 DividedBy(double sum) => new(floats.DividedBy(sum));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Normalize(Vector512<float> exponentials) => floats.Normalize(exponentials);
}
