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
/// The softmax of a row of doubles by every vector width this machine can compute, chosen or not: 512-bit vectors work as pairs without AVX-512.
/// </summary>
internal static class DoublePaths
{
    private delegate void RowSoftmax(ref double source, ref double destination, nuint length, double scale);

    private sealed record Path(int MinLength, bool Runs, RowSoftmax Softmax);

    private static readonly Dictionary<string, Path> Paths = new()
    {
        ["any"] = new(0, true, AnyRow.Softmax),
        ["scalar"] = new(0, true, ScalarRow.Softmax),
        ["128"] = new(2, true, RowPasses<double, Vector128<double>, DoubleLanes128>.Softmax),
        ["256"] = new(4, Avx2.IsSupported && Fma.IsSupported, RowPasses<double, Vector256<double>, DoubleLanes256>.Softmax),
        ["512"] = new(8, Avx2.IsSupported && Fma.IsSupported, RowPasses<double, Vector512<double>, DoubleLanes512>.Softmax),
    };

    public static TheoryData<string> Names => new(Paths.Where(p => p.Value.Runs).Select(p => p.Key));

    public static int MinLength(string path) => Paths[path].MinLength;

    /// <summary>Runs a path and asserts that nothing beside the row is written.</summary>
    public static double[] Softmax(string path, ReadOnlySpan<double> logits, double scale = 1)
    {
        var memory = new double[logits.Length + 18];
        Array.Fill(memory, 12345.0);
        Span<double> row = memory.AsSpan(9, logits.Length);
        Paths[path].Softmax(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(row), (nuint)row.Length, scale);
        Assert.True(memory.AsSpan(0, 9).IndexOfAnyExcept(12345.0) < 0 && memory.AsSpan(9 + row.Length).IndexOfAnyExcept(12345.0) < 0, "written outside the row");
        return row.ToArray();
    }

    /// <summary>The same with the row as its own destination.</summary>
    public static double[] SoftmaxInPlace(string path, ReadOnlySpan<double> logits, double scale = 1)
    {
        double[] row = logits.ToArray();
        ref double first = ref MemoryMarshal.GetArrayDataReference(row);
        Paths[path].Softmax(ref first, ref first, (nuint)row.Length, scale);
        return row;
    }
}
