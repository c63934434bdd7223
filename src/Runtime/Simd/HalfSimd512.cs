using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Halves in memory, sixteen floats in a 512-bit vector, see <see cref="HalfBits"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HalfSimd512
{
    /// <summary>Reads sixteen halves, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref Half reference, nuint index) =>
        Avx512F.IsSupported
            ? ToSingle(Avx512F.ConvertToVector512Int32(Unsafe.ReadUnaligned<Vector256<short>>(ref HalfSimd128.Bytes(ref reference, index))))
            : Vector512.Create(HalfSimd256.Load(ref reference, index), HalfSimd256.Load(ref reference, index + 8));

    /// <summary>Writes sixteen floats rounded to the nearest half, ties to even: beyond 65,504 to infinity, below 2^-14 to a subnormal half; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref Half reference, nuint index)
    {
        if (Avx512F.IsSupported)
        {
            Unsafe.WriteUnaligned(ref HalfSimd128.Bytes(ref reference, index), Avx512F.ConvertToVector256UInt16(ToHalf(value)));
        }
        else
        {
            HalfSimd256.Store(value.GetLower(), ref reference, index);
            HalfSimd256.Store(value.GetUpper(), ref reference, index + 8);
        }
    }

    /// <summary>Reads <paramref name="count"/> halves, a multiple of sixteen, and writes them as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Widen(ref Half source, ref float destination, nuint count)
    {
        for (nuint i = 0; i < count; i += 16)
        {
            Load(ref source, i).StoreUnsafe(ref destination, i);
        }
    }

    /// <summary>Reads <paramref name="count"/> floats, a multiple of sixteen, and writes them as halves, rounded as <see cref="Store"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Narrow(ref float source, ref Half destination, nuint count)
    {
        for (nuint i = 0; i < count; i += 16)
        {
            Store(Vector512.LoadUnsafe(ref source, i), ref destination, i);
        }
    }

    /// <summary>The floats of halves that were widened with their sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ToSingle(Vector512<int> bits)
    {
        Vector512<float> raised = (((bits << 13) & Vector512.Create(HalfBits.RaisedMagnitude)) + Vector512.Create(HalfBits.Raise)).AsSingle();
        Vector512<float> normal = raised * Vector512.Create(HalfBits.Lower);
        Vector512<float> subnormal = Simd512.MultiplyAdd(raised, Vector512.Create(2 * HalfBits.Lower), Vector512.Create(-HalfBits.SmallestNormal));
        return Simd512.Min(normal, subnormal) | (bits & Vector512.Create(int.MinValue)).AsSingle();
    }

    /// <summary>The bits of the nearest halves, one to a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> ToHalf(Vector512<float> value)
    {
        Vector512<float> magnitude = Vector512.Abs(value);
        Vector512<float> limited = Simd512.Min(magnitude, Vector512.Create(HalfBits.Infinity));
        Vector512<int> power = Vector512.Max(limited.AsInt32() & Vector512.Create(HalfBits.FloatExponent), Vector512.Create(HalfBits.SmallestNormalBits));
        Vector512<int> rounder = power + Vector512.Create(HalfBits.RoundingDistance);
        Vector512<int> steps = (limited + rounder.AsSingle()).AsInt32() - rounder;
        Vector512<int> half = ((power >> 13) + steps) - Vector512.Create(HalfBits.SmallestNormalBits >> 13);
        half = Vector512.ConditionalSelect(Vector512.Equals(value, value).AsInt32(), half, Vector512.Create(HalfBits.NaN));
        return half | ((value.AsInt32() >>> 16) & Vector512.Create(HalfBits.Sign));
    }
}
