using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Sixteen rows of a batch as columns and back: lane <c>k</c> of a column belongs to one of the rows, the same in every column. Called by generated
/// kernels for rows of up to sixteen elements; meant for AVX-512, and computing the same with pairs of 256-bit vectors without it.
/// </summary>
/// <remarks>
/// Each quarter of a vector transposes four rows by itself, as in <see cref="Transpose256"/>. Nothing outside the sixteen rows is read or written.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transpose512
{
    private const int Rows = 4;

    /// <summary>Both columns of sixteen rows of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load2(ref float rows, out Vector512<float> c0, out Vector512<float> c1)
    {
        Vector512<float> a = Vector512.LoadUnsafe(ref rows), b = Vector512.LoadUnsafe(ref rows, 16);
        c0 = Shuffle(a, b, Transpose128.Even);
        c1 = Shuffle(a, b, Transpose128.Odd);
    }

    /// <summary>The inverse of <see cref="Load2"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store2(ref float rows, Vector512<float> c0, Vector512<float> c1)
    {
        InterleaveLow(c0, c1).StoreUnsafe(ref rows);
        InterleaveHigh(c0, c1).StoreUnsafe(ref rows, 16);
    }

    /// <summary>The three columns of sixteen rows of three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load3(ref float rows, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2)
    {
        Vector512<float> r0 = LoadQuarters(ref rows, 0, 12), r1 = LoadQuarters(ref rows, 4, 12), r2 = LoadQuarters(ref rows, 8, 12);
        Vector512<float> late = Shuffle(r1, r2, Transpose128.Late), early = Shuffle(r0, r1, Transpose128.Early);
        c0 = Shuffle(r0, late, Transpose128.Column0);
        c1 = Shuffle(early, late, Transpose128.Column1);
        c2 = Shuffle(early, r2, Transpose128.Column2);
    }

    /// <summary>The inverse of <see cref="Load3"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store3(ref float rows, Vector512<float> c0, Vector512<float> c1, Vector512<float> c2)
    {
        Vector512<float> a = Shuffle(c0, c1, Transpose128.Even), b = Shuffle(c1, c2, Transpose128.Odd), c = Shuffle(c2, c0, Transpose128.EvenThenOdd);
        StoreQuarters(Shuffle(a, c, Transpose128.Even), ref rows, 0, 12);
        StoreQuarters(Shuffle(b, a, Transpose128.EvenThenOdd), ref rows, 4, 12);
        StoreQuarters(Shuffle(c, b, Transpose128.Odd), ref rows, 8, 12);
    }

    /// <summary>Four neighbouring columns of sixteen rows of <paramref name="dim"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load4(ref float rows, int dim, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3)
    {
        Four(
            LoadQuarters(ref rows, 0, Rows * dim),
            LoadQuarters(ref rows, dim, Rows * dim),
            LoadQuarters(ref rows, 2 * dim, Rows * dim),
            LoadQuarters(ref rows, 3 * dim, Rows * dim),
            out c0,
            out c1,
            out c2,
            out c3);
    }

    /// <summary>The inverse of <see cref="Load4"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store4(ref float rows, int dim, Vector512<float> c0, Vector512<float> c1, Vector512<float> c2, Vector512<float> c3)
    {
        Four(c0, c1, c2, c3, out Vector512<float> r0, out Vector512<float> r1, out Vector512<float> r2, out Vector512<float> r3);
        StoreQuarters(r0, ref rows, 0, Rows * dim);
        StoreQuarters(r1, ref rows, dim, Rows * dim);
        StoreQuarters(r2, ref rows, 2 * dim, Rows * dim);
        StoreQuarters(r3, ref rows, 3 * dim, Rows * dim);
    }

    /// <summary>Transposes four by four elements in each quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, out Vector512<float> r0, out Vector512<float> r1, out Vector512<float> r2, out Vector512<float> r3)
    {
        Vector512<float> lowAb = InterleaveLow(a, b), highAb = InterleaveHigh(a, b);
        Vector512<float> lowCd = InterleaveLow(c, d), highCd = InterleaveHigh(c, d);
        r0 = Shuffle(lowAb, lowCd, Transpose128.LowHalves);
        r1 = Shuffle(lowAb, lowCd, Transpose128.HighHalves);
        r2 = Shuffle(highAb, highCd, Transpose128.LowHalves);
        r3 = Shuffle(highAb, highCd, Transpose128.HighHalves);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Shuffle(Vector512<float> a, Vector512<float> b, [ConstantExpected] byte lanes) =>
        Avx512F.IsSupported
            ? Avx512F.Shuffle(a, b, lanes)
            : Vector512.Create(Avx.Shuffle(a.GetLower(), b.GetLower(), lanes), Avx.Shuffle(a.GetUpper(), b.GetUpper(), lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> InterleaveLow(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackLow(a, b)
            : Vector512.Create(Avx.UnpackLow(a.GetLower(), b.GetLower()), Avx.UnpackLow(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> InterleaveHigh(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackHigh(a, b)
            : Vector512.Create(Avx.UnpackHigh(a.GetLower(), b.GetLower()), Avx.UnpackHigh(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LoadQuarters(ref float rows, int element, int apart)
    {
        Vector128<float> q0 = Vector128.LoadUnsafe(ref rows, (nuint)element), q1 = Vector128.LoadUnsafe(ref rows, (nuint)(element + apart));
        Vector128<float> q2 = Vector128.LoadUnsafe(ref rows, (nuint)(element + (2 * apart))), q3 = Vector128.LoadUnsafe(ref rows, (nuint)(element + (3 * apart)));
        if (Avx512F.IsSupported)
        {
            // Inserted from memory one by one: joining two pairs would cost a shuffle, of which the transposition has enough.
            Vector512<float> v = Avx512F.InsertVector128(q0.ToVector256Unsafe().ToVector512Unsafe(), q1, 1);
            return Avx512F.InsertVector128(Avx512F.InsertVector128(v, q2, 2), q3, 3);
        }

        return Vector512.Create(Vector256.Create(q0, q1), Vector256.Create(q2, q3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuarters(Vector512<float> v, ref float rows, int element, int apart)
    {
        v.GetLower().GetLower().StoreUnsafe(ref rows, (nuint)element);
        v.GetLower().GetUpper().StoreUnsafe(ref rows, (nuint)(element + apart));
        (Avx512F.IsSupported ? Avx512F.ExtractVector128(v, 2) : v.GetUpper().GetLower()).StoreUnsafe(ref rows, (nuint)(element + (2 * apart)));
        (Avx512F.IsSupported ? Avx512F.ExtractVector128(v, 3) : v.GetUpper().GetUpper()).StoreUnsafe(ref rows, (nuint)(element + (3 * apart)));
    }
}
