using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Halves in memory, four floats in a 128-bit vector, see <see cref="HalfBits"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HalfSimd128
{
    /// <summary>Reads four halves, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref Half reference, nuint index) =>
        ToSingle(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Bytes(ref reference, index))).AsInt16()));

    /// <summary>Writes four floats rounded to the nearest half, ties to even: beyond 65,504 to infinity, below 2^-14 to a subnormal half; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref Half reference, nuint index) =>
        Unsafe.WriteUnaligned(ref Bytes(ref reference, index), Narrow(ToHalf(value)).AsInt64().ToScalar());

    /// <summary>
    /// A row of <paramref name="count"/> = 1, 2 or 3 elements in the last lanes, its first element repeated in the lanes before them, without
    /// touching memory beyond the row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadLast(ref Half row, int count)
    {
        int first = Bits(ref row, 0);
        return ToSingle(count switch
        {
            1 => Vector128.Create(first),
            2 => Vector128.Create(first, first, first, Bits(ref row, 1)),
            _ => Vector128.Create(first, first, Bits(ref row, 1), Bits(ref row, 2)),
        });
    }

    /// <summary>Stores the last <paramref name="count"/> = 1, 2 or 3 lanes: the inverse of <see cref="LoadLast"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreLast(Vector128<float> value, ref Half row, int count)
    {
        Vector128<int> bits = ToHalf(value);
        for (int i = 0; i < count; i++)
        {
            Unsafe.As<Half, short>(ref Unsafe.Add(ref row, i)) = (short)bits.GetElement(4 - count + i);
        }
    }

    /// <summary>Reads <paramref name="count"/> halves, a multiple of four, and writes them as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Widen(ref Half source, ref float destination, nuint count)
    {
        for (nuint i = 0; i < count; i += 4)
        {
            Load(ref source, i).StoreUnsafe(ref destination, i);
        }
    }

    /// <summary>Reads <paramref name="count"/> floats, a multiple of four, and writes them as halves, rounded as <see cref="Store"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Narrow(ref float source, ref Half destination, nuint count)
    {
        for (nuint i = 0; i < count; i += 4)
        {
            Store(Vector128.LoadUnsafe(ref source, i), ref destination, i);
        }
    }

    /// <summary>The floats of halves that were widened with their sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToSingle(Vector128<int> bits)
    {
        Vector128<float> raised = (((bits << 13) & Vector128.Create(HalfBits.RaisedMagnitude)) + Vector128.Create(HalfBits.Raise)).AsSingle();
        Vector128<float> normal = raised * Vector128.Create(HalfBits.Lower);
        Vector128<float> subnormal = Simd128.MultiplyAdd(raised, Vector128.Create(2 * HalfBits.Lower), Vector128.Create(-HalfBits.SmallestNormal));
        return Simd128.Min(normal, subnormal) | (bits & Vector128.Create(int.MinValue)).AsSingle();
    }

    /// <summary>The bits of the nearest halves, one to a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> ToHalf(Vector128<float> value)
    {
        Vector128<float> magnitude = Vector128.Abs(value);
        Vector128<float> limited = Simd128.Min(magnitude, Vector128.Create(HalfBits.Infinity));
        Vector128<int> power = Vector128.Max(limited.AsInt32() & Vector128.Create(HalfBits.FloatExponent), Vector128.Create(HalfBits.SmallestNormalBits));
        Vector128<int> rounder = power + Vector128.Create(HalfBits.RoundingDistance);
        Vector128<int> steps = (limited + rounder.AsSingle()).AsInt32() - rounder;
        Vector128<int> half = ((power >> 13) + steps) - Vector128.Create(HalfBits.SmallestNormalBits >> 13);
        half = Vector128.ConditionalSelect(Vector128.Equals(value, value).AsInt32(), half, Vector128.Create(HalfBits.NaN));
        return half | ((value.AsInt32() >>> 16) & Vector128.Create(HalfBits.Sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Bytes(ref Half reference, nuint index) => ref Unsafe.As<Half, byte>(ref Unsafe.Add(ref reference, index));

    /// <summary>The low halves of the lanes, twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(Vector128<int> bits) =>
        Sse41.IsSupported ? Sse41.PackUnsignedSaturate(bits, bits) : Vector128.Narrow(bits.AsUInt32(), bits.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bits(ref Half row, int index) => Unsafe.As<Half, short>(ref Unsafe.Add(ref row, index));
}
