using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// The softmax of a row of floats by every vector width this machine can compute, chosen or not: 512-bit vectors work as pairs without AVX-512.
/// </summary>
internal static class FloatPaths
{
    private delegate void RowSoftmax(ref float source, ref float destination, nuint length, double scale);

    private sealed record Path(int MinLength, bool Runs, RowSoftmax Softmax);

    private static readonly Dictionary<string, Path> Paths = new()
    {
        ["any"] = new(0, true, AnyRow.Softmax),
        ["scalar"] = new(0, true, ScalarRow.Softmax),
        ["128"] = new(4, true, RowPasses<float, Vector128<float>, FloatLanes128>.Softmax),
        ["256"] = new(8, Avx2.IsSupported && Fma.IsSupported, RowPasses<float, Vector256<float>, FloatLanes256>.Softmax),
        ["512"] = new(16, Avx2.IsSupported && Fma.IsSupported, RowPasses<float, Vector512<float>, FloatLanes512>.Softmax),
    };

    public static TheoryData<string> Names => new(Paths.Where(p => p.Value.Runs).Select(p => p.Key));

    public static int MinLength(string path) => Paths[path].MinLength;

    /// <summary>Runs a path and asserts that nothing beside the row is written.</summary>
    public static float[] Softmax(string path, ReadOnlySpan<float> logits, double scale = 1)
    {
        var memory = new float[logits.Length + 34];
        Array.Fill(memory, 12345f);
        Span<float> row = memory.AsSpan(17, logits.Length);
        Paths[path].Softmax(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(row), (nuint)row.Length, scale);
        Assert.True(memory.AsSpan(0, 17).IndexOfAnyExcept(12345f) < 0 && memory.AsSpan(17 + row.Length).IndexOfAnyExcept(12345f) < 0, "written outside the row");
        return row.ToArray();
    }

    /// <summary>The same with the row as its own destination.</summary>
    public static float[] SoftmaxInPlace(string path, ReadOnlySpan<float> logits, double scale = 1)
    {
        float[] row = logits.ToArray();
        ref float first = ref MemoryMarshal.GetArrayDataReference(row);
        Paths[path].Softmax(ref first, ref first, (nuint)row.Length, scale);
        return row;
    }
}
