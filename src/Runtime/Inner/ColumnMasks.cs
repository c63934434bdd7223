using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Booleans, a byte each, and comparisons of lengths, as lanes of ones where an entry takes part: of 32 bits for floats, of 64 for doubles.</summary>
internal static class ColumnMasks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> True128(ref bool mask, nuint index)
    {
        uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref mask, index)));
        Vector128<uint> wide = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(four).AsByte()));
        return ~Vector128.Equals(wide, Vector128<uint>.Zero).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> True256(ref bool mask, nuint index) => Vector256.Create(True128(ref mask, index), True128(ref mask, index + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> True512(ref bool mask, nuint index) => Vector512.Create(True256(ref mask, index), True256(ref mask, index + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> WideTrue128(ref bool mask, nuint index) =>
        Vector128.Create(Unsafe.Add(ref mask, index) ? -1L : 0, Unsafe.Add(ref mask, index + 1) ? -1L : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> WideTrue256(ref bool mask, nuint index) => Widen(True128(ref mask, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> WideTrue512(ref bool mask, nuint index) => Widen(True256(ref mask, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Above128(ref int lengths, nuint index, int position) =>
        Vector128.GreaterThan(Vector128.LoadUnsafe(ref lengths, index), Vector128.Create(position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Above256(ref int lengths, nuint index, int position) =>
        Vector256.GreaterThan(Vector256.LoadUnsafe(ref lengths, index), Vector256.Create(position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Above512(ref int lengths, nuint index, int position) =>
        Vector512.Create(Above256(ref lengths, index, position), Above256(ref lengths, index + 8, position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> WideAbove128(ref int lengths, nuint index, int position) =>
        Vector128.Create(Unsafe.Add(ref lengths, index) > position ? -1L : 0, Unsafe.Add(ref lengths, index + 1) > position ? -1L : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> WideAbove256(ref int lengths, nuint index, int position) => Widen(Above128(ref lengths, index, position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> WideAbove512(ref int lengths, nuint index, int position) => Widen(Above256(ref lengths, index, position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Widen(Vector128<int> lanes)
    {
        (Vector128<long> lower, Vector128<long> upper) = Vector128.Widen(lanes);
        return Vector256.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Widen(Vector256<int> lanes) => Vector512.Create(Widen(lanes.GetLower()), Widen(lanes.GetUpper()));
}
