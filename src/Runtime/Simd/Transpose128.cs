using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Four rows of a batch as columns and back: lane <c>k</c> of a column belongs to one of the rows, the same in every column. Called by generated
/// kernels for rows of up to sixteen elements.
/// </summary>
/// <remarks>Rows of two and three are read as they lie in memory and sorted by shuffles; longer ones four columns at a time. Nothing outside the four rows is read or written.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transpose128
{
    // Two lanes of the first vector, then two of the second, as shufps numbers them: the last of the four is in the highest bits.
    internal const byte Even = 0b10_00_10_00, Odd = 0b11_01_11_01, EvenThenOdd = 0b11_01_10_00;
    internal const byte LowHalves = 0b01_00_01_00, HighHalves = 0b11_10_11_10;

    // Three vectors hold x0 y0 z0 x1, y1 z1 x2 y2 and z2 x3 y3 z3. Late: x2 y2 x3 y3 of the second and third; Early: y0 z0 y1 z1 of the first and second.
    // Columns: x from the first and Late, y from Early and Late, z from Early and the third.
    internal const byte Late = 0b10_01_11_10, Early = 0b01_00_10_01, Column0 = 0b10_00_11_00, Column1 = 0b11_01_10_00, Column2 = 0b11_00_11_01;

    /// <summary>Both columns of four rows of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load2(ref float rows, out Vector128<float> c0, out Vector128<float> c1)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref rows), b = Vector128.LoadUnsafe(ref rows, 4);
        c0 = Shuffle(a, b, Even);
        c1 = Shuffle(a, b, Odd);
    }

    /// <summary>The inverse of <see cref="Load2"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store2(ref float rows, Vector128<float> c0, Vector128<float> c1)
    {
        InterleaveLow(c0, c1).StoreUnsafe(ref rows);
        InterleaveHigh(c0, c1).StoreUnsafe(ref rows, 4);
    }

    /// <summary>The three columns of four rows of three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load3(ref float rows, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2)
    {
        Vector128<float> r0 = Vector128.LoadUnsafe(ref rows), r1 = Vector128.LoadUnsafe(ref rows, 4), r2 = Vector128.LoadUnsafe(ref rows, 8);
        Vector128<float> late = Shuffle(r1, r2, Late), early = Shuffle(r0, r1, Early);
        c0 = Shuffle(r0, late, Column0);
        c1 = Shuffle(early, late, Column1);
        c2 = Shuffle(early, r2, Column2);
    }

    /// <summary>The inverse of <see cref="Load3"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store3(ref float rows, Vector128<float> c0, Vector128<float> c1, Vector128<float> c2)
    {
        Vector128<float> a = Shuffle(c0, c1, Even), b = Shuffle(c1, c2, Odd), c = Shuffle(c2, c0, EvenThenOdd);
        Shuffle(a, c, Even).StoreUnsafe(ref rows);
        Shuffle(b, a, EvenThenOdd).StoreUnsafe(ref rows, 4);
        Shuffle(c, b, Odd).StoreUnsafe(ref rows, 8);
    }

    /// <summary>Four neighbouring columns of four rows of <paramref name="dim"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load4(ref float rows, int dim, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2, out Vector128<float> c3)
    {
        Four(
            Vector128.LoadUnsafe(ref rows),
            Vector128.LoadUnsafe(ref rows, (nuint)dim),
            Vector128.LoadUnsafe(ref rows, (nuint)(2 * dim)),
            Vector128.LoadUnsafe(ref rows, (nuint)(3 * dim)),
            out c0,
            out c1,
            out c2,
            out c3);
    }

    /// <summary>The inverse of <see cref="Load4"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store4(ref float rows, int dim, Vector128<float> c0, Vector128<float> c1, Vector128<float> c2, Vector128<float> c3)
    {
        Four(c0, c1, c2, c3, out Vector128<float> r0, out Vector128<float> r1, out Vector128<float> r2, out Vector128<float> r3);
        r0.StoreUnsafe(ref rows);
        r1.StoreUnsafe(ref rows, (nuint)dim);
        r2.StoreUnsafe(ref rows, (nuint)(2 * dim));
        r3.StoreUnsafe(ref rows, (nuint)(3 * dim));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, out Vector128<float> r0, out Vector128<float> r1, out Vector128<float> r2, out Vector128<float> r3)
    {
        Vector128<float> lowAb = InterleaveLow(a, b), highAb = InterleaveHigh(a, b);
        Vector128<float> lowCd = InterleaveLow(c, d), highCd = InterleaveHigh(c, d);
        r0 = Shuffle(lowAb, lowCd, LowHalves);
        r1 = Shuffle(lowAb, lowCd, HighHalves);
        r2 = Shuffle(highAb, highCd, LowHalves);
        r3 = Shuffle(highAb, highCd, HighHalves);
    }

    /// <summary>Two lanes of <paramref name="a"/>, then two of <paramref name="b"/>, chosen by a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Shuffle(Vector128<float> a, Vector128<float> b, [ConstantExpected] byte lanes)
    {
        if (Sse.IsSupported)
        {
            return Sse.Shuffle(a, b, lanes);
        }

        int l0 = lanes & 3, l1 = (lanes >> 2) & 3, l2 = (lanes >> 4) & 3, l3 = lanes >> 6;
        if (AdvSimd.Arm64.IsSupported)
        {
            // Bytes of the pair: those of a lane are 4·lane … 4·lane + 3, the second vector's begin at 16. Folded to a constant once inlined.
            const int FirstLane = 0x03020100, NextLane = 0x04040404;
            Vector128<byte> bytes = Vector128.Create(FirstLane + (l0 * NextLane), FirstLane + (l1 * NextLane), FirstLane + ((4 + l2) * NextLane), FirstLane + ((4 + l3) * NextLane)).AsByte();
            return AdvSimd.Arm64.VectorTableLookup((a.AsByte(), b.AsByte()), bytes).AsSingle();
        }

        return Vector128.Create(a.GetElement(l0), a.GetElement(l1), b.GetElement(l2), b.GetElement(l3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3));
}
