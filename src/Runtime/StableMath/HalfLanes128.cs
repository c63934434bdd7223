using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of halves in vectors of four floats: <see cref="FloatLanes128"/> between two conversions.</summary>
internal readonly struct HalfLanes128 : IRowLanes<Half, Vector128<float>, HalfLanes128>
{
    private readonly FloatLanes128 floats;

    private HalfLanes128(FloatLanes128 floats) => this.floats = floats;

    public static int Width => Vector128<float>.Count;

    public double SumScale => floats.SumScale;

    public double Maximum => floats.Maximum;

    public static HalfLanes128 For(Half top, double scale) => new(FloatLanes128.For((float)top, scale));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref Half row, nuint index) => HalfSimd128.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> v, ref Half row, nuint index) => HalfSimd128.Store(v, ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sign(bool negative) => FloatLanes128.Sign(negative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Xor(Vector128<float> a, Vector128<float> b) => FloatLanes128.Xor(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => FloatLanes128.Max(a, b);

    public static Half MaxAcross(Vector128<float> v) => (Half)FloatLanes128.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => FloatLanes128.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => FloatLanes128.Subtract(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> From(Vector128<float> v, int first) => FloatLanes128.From(v, first);

    public static double SumAcross(Vector128<float> sum, Vector128<float> gained) => FloatLanes128.SumAcross(sum, gained);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Exp(Vector128<float> logits) => floats.Exp(logits);

    public HalfLanes128 DividedBy(double sum) => new(floats.DividedBy(sum));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Normalize(Vector128<float> exponentials) => floats.Normalize(exponentials);
}
