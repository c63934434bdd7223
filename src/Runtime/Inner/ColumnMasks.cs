using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Boolean masks, a byte an entry, as vectors of words of ones where the byte is not 0.</summary>
internal static class ColumnMasks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> NotZero128(ref byte bytes, nuint index)
    {
        uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, index));
        Vector128<uint> wide = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(four).AsByte()));
        return ~Vector128.Equals(wide, Vector128<uint>.Zero).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> NotZero256(ref byte bytes, nuint index)
    {
        ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, index));
        (Vector128<uint> lower, Vector128<uint> upper) = Vector128.Widen(Vector128.WidenLower(Vector128.CreateScalar(eight).AsByte()));
        return ~Vector256.Equals(Vector256.Create(lower, upper), Vector256<uint>.Zero).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> NotZero512(ref byte bytes, nuint index) =>
        Vector512.Create(NotZero256(ref bytes, index), NotZero256(ref bytes, index + 8));
}
