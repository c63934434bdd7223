using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Eight rows of a batch as columns and back: lane <c>k</c> of a column belongs to one of the rows, the same in every column. Called by generated
/// kernels for rows of up to sixteen elements; needs AVX2.
/// </summary>
/// <remarks>
/// Each half of a vector transposes four rows by itself (<see cref="Transpose128"/> says how), because moving data between the halves costs three cycles, and
/// loading each half from its own rows none. Nothing outside the eight rows is read or written.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transpose256
{
    private const int Rows = 4;

    /// <summary>Both columns of eight rows of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load2(ref float rows, out Vector256<float> c0, out Vector256<float> c1)
    {
        Vector256<float> a = Vector256.LoadUnsafe(ref rows), b = Vector256.LoadUnsafe(ref rows, 8);
        c0 = Avx.Shuffle(a, b, Transpose128.Even);
        c1 = Avx.Shuffle(a, b, Transpose128.Odd);
    }

    /// <summary>The inverse of <see cref="Load2"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store2(ref float rows, Vector256<float> c0, Vector256<float> c1)
    {
        Avx.UnpackLow(c0, c1).StoreUnsafe(ref rows);
        Avx.UnpackHigh(c0, c1).StoreUnsafe(ref rows, 8);
    }

    /// <summary>The three columns of eight rows of three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load3(ref float rows, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2)
    {
        Vector256<float> r0 = LoadHalves(ref rows, 0, 12), r1 = LoadHalves(ref rows, 4, 12), r2 = LoadHalves(ref rows, 8, 12);
        Vector256<float> late = Avx.Shuffle(r1, r2, Transpose128.Late), early = Avx.Shuffle(r0, r1, Transpose128.Early);
        c0 = Avx.Shuffle(r0, late, Transpose128.Column0);
        c1 = Avx.Shuffle(early, late, Transpose128.Column1);
        c2 = Avx.Shuffle(early, r2, Transpose128.Column2);
    }

    /// <summary>The inverse of <see cref="Load3"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store3(ref float rows, Vector256<float> c0, Vector256<float> c1, Vector256<float> c2)
    {
        Vector256<float> a = Avx.Shuffle(c0, c1, Transpose128.Even), b = Avx.Shuffle(c1, c2, Transpose128.Odd), c = Avx.Shuffle(c2, c0, Transpose128.EvenThenOdd);
        StoreHalves(Avx.Shuffle(a, c, Transpose128.Even), ref rows, 0, 12);
        StoreHalves(Avx.Shuffle(b, a, Transpose128.EvenThenOdd), ref rows, 4, 12);
        StoreHalves(Avx.Shuffle(c, b, Transpose128.Odd), ref rows, 8, 12);
    }

    /// <summary>Four neighbouring columns of eight rows of <paramref name="dim"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load4(ref float rows, int dim, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        Four(
            LoadHalves(ref rows, 0, Rows * dim),
            LoadHalves(ref rows, dim, Rows * dim),
            LoadHalves(ref rows, 2 * dim, Rows * dim),
            LoadHalves(ref rows, 3 * dim, Rows * dim),
            out c0,
            out c1,
            out c2,
            out c3);
    }

    /// <summary>The inverse of <see cref="Load4"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store4(ref float rows, int dim, Vector256<float> c0, Vector256<float> c1, Vector256<float> c2, Vector256<float> c3)
    {
        Four(c0, c1, c2, c3, out Vector256<float> r0, out Vector256<float> r1, out Vector256<float> r2, out Vector256<float> r3);
        StoreHalves(r0, ref rows, 0, Rows * dim);
        StoreHalves(r1, ref rows, dim, Rows * dim);
        StoreHalves(r2, ref rows, 2 * dim, Rows * dim);
        StoreHalves(r3, ref rows, 3 * dim, Rows * dim);
    }

    /// <summary>Eight neighbouring columns to eight rows of <paramref name="dim"/>: half the stores of two times four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(
        ref float rows, int dim, Vector256<float> c0, Vector256<float> c1, Vector256<float> c2, Vector256<float> c3, Vector256<float> c4, Vector256<float> c5, Vector256<float> c6, Vector256<float> c7)
    {
        Four(c0, c1, c2, c3, out Vector256<float> a0, out Vector256<float> a1, out Vector256<float> a2, out Vector256<float> a3);
        Four(c4, c5, c6, c7, out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2, out Vector256<float> b3);
        StoreRows(a0, b0, ref rows, 0, Rows * dim);
        StoreRows(a1, b1, ref rows, dim, Rows * dim);
        StoreRows(a2, b2, ref rows, 2 * dim, Rows * dim);
        StoreRows(a3, b3, ref rows, 3 * dim, Rows * dim);
    }

    /// <summary>Transposes four by four elements in each half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, out Vector256<float> r0, out Vector256<float> r1, out Vector256<float> r2, out Vector256<float> r3)
    {
        Vector256<float> lowAb = Avx.UnpackLow(a, b), highAb = Avx.UnpackHigh(a, b);
        Vector256<float> lowCd = Avx.UnpackLow(c, d), highCd = Avx.UnpackHigh(c, d);
        r0 = Avx.Shuffle(lowAb, lowCd, Transpose128.LowHalves);
        r1 = Avx.Shuffle(lowAb, lowCd, Transpose128.HighHalves);
        r2 = Avx.Shuffle(highAb, highCd, Transpose128.LowHalves);
        r3 = Avx.Shuffle(highAb, highCd, Transpose128.HighHalves);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadHalves(ref float rows, int element, int apart) =>
        Vector256.Create(Vector128.LoadUnsafe(ref rows, (nuint)element), Vector128.LoadUnsafe(ref rows, (nuint)(element + apart)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves(Vector256<float> v, ref float rows, int element, int apart)
    {
        v.GetLower().StoreUnsafe(ref rows, (nuint)element);
        v.GetUpper().StoreUnsafe(ref rows, (nuint)(element + apart));
    }

    /// <summary>The lower halves of two vectors as one row, the upper halves as another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRows(Vector256<float> a, Vector256<float> b, ref float rows, int element, int apart)
    {
        Avx.InsertVector128(a, b.GetLower(), 1).StoreUnsafe(ref rows, (nuint)element);
        Avx.Permute2x128(a, b, 0x31).StoreUnsafe(ref rows, (nuint)(element + apart));
    }
}
