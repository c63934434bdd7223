using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Halves in memory, eight floats in a 256-bit vector, see <see cref="HalfBits"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HalfSimd256
{
    /// <summary>Reads eight halves, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref Half reference, nuint index) =>
        ToSingle(Avx2.ConvertToVector256Int32(Unsafe.ReadUnaligned<Vector128<short>>(ref HalfSimd128.Bytes(ref reference, index))));

    /// <summary>Writes eight floats rounded to the nearest half, ties to even: beyond 65,504 to infinity, below 2^-14 to a subnormal half; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref Half reference, nuint index) =>
        Unsafe.WriteUnaligned(ref HalfSimd128.Bytes(ref reference, index), Narrow(ToHalf(value)));

    /// <summary>Reads <paramref name="count"/> halves, a multiple of eight, and writes them as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Widen(ref Half source, ref float destination, nuint count)
    {
        for (nuint i = 0; i < count; i += 8)
        {
            Load(ref source, i).StoreUnsafe(ref destination, i);
        }
    }

    /// <summary>Reads <paramref name="count"/> floats, a multiple of eight, and writes them as halves, rounded as <see cref="Store"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Narrow(ref float source, ref Half destination, nuint count)
    {
        for (nuint i = 0; i < count; i += 8)
        {
            Store(Vector256.LoadUnsafe(ref source, i), ref destination, i);
        }
    }

    /// <summary>The floats of halves that were widened with their sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ToSingle(Vector256<int> bits)
    {
        Vector256<float> raised = (((bits << 13) & Vector256.Create(HalfBits.RaisedMagnitude)) + Vector256.Create(HalfBits.Raise)).AsSingle();
        Vector256<float> normal = raised * Vector256.Create(HalfBits.Lower);
        Vector256<float> subnormal = Simd256.MultiplyAdd(raised, Vector256.Create(2 * HalfBits.Lower), Vector256.Create(-HalfBits.SmallestNormal));
        return Simd256.Min(normal, subnormal) | (bits & Vector256.Create(int.MinValue)).AsSingle();
    }

    /// <summary>The bits of the nearest halves, one to a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> ToHalf(Vector256<float> value)
    {
        Vector256<float> magnitude = Vector256.Abs(value);
        Vector256<float> limited = Simd256.Min(magnitude, Vector256.Create(HalfBits.Infinity));
        Vector256<int> power = Vector256.Max(limited.AsInt32() & Vector256.Create(HalfBits.FloatExponent), Vector256.Create(HalfBits.SmallestNormalBits));
        Vector256<int> rounder = power + Vector256.Create(HalfBits.RoundingDistance);
        Vector256<int> steps = (limited + rounder.AsSingle()).AsInt32() - rounder;
        Vector256<int> half = ((power >> 13) + steps) - Vector256.Create(HalfBits.SmallestNormalBits >> 13);
        half = Vector256.ConditionalSelect(Vector256.Equals(value, value).AsInt32(), half, Vector256.Create(HalfBits.NaN));
        return half | ((value.AsInt32() >>> 16) & Vector256.Create(HalfBits.Sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(Vector256<int> bits) => Sse41.PackUnsignedSaturate(bits.GetLower(), bits.GetUpper());
}
