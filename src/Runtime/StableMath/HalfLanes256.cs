using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of halves in vectors of eight floats: <see cref="FloatLanes256"/> between two conversions.</summary>
internal readonly struct HalfLanes256 : IRowLanes<Half, Vector256<float>, HalfLanes256>
{
    private readonly FloatLanes256 floats;

    private HalfLanes256(FloatLanes256 floats) => this.floats = floats;

    public static int Width => Vector256<float>.Count;

    public double SumScale => floats.SumScale;

    public double Maximum => floats.Maximum;

    public static HalfLanes256 For(Half top, double scale) => new(FloatLanes256.For((float)top, scale));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref Half row, nuint index) => HalfSimd256.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> v, ref Half row, nuint index) => HalfSimd256.Store(v, ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(bool negative) => FloatLanes256.Sign(negative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Xor(Vector256<float> a, Vector256<float> b) => FloatLanes256.Xor(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) => FloatLanes256.Max(a, b);

    public static Half MaxAcross(Vector256<float> v) => (Half)FloatLanes256.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => FloatLanes256.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => FloatLanes256.Subtract(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> From(Vector256<float> v, int first) => FloatLanes256.From(v, first);

    public static double SumAcross(Vector256<float> sum, Vector256<float> gained) => FloatLanes256.SumAcross(sum, gained);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Exp(Vector256<float> logits) => floats.Exp(logits);

    public HalfLanes256 DividedBy(double sum) => new(floats.DividedBy(sum));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Normalize(Vector256<float> exponentials) => floats.Normalize(exponentials);
}
