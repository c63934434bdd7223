using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Runtime.Tests;

namespace SoftmaxGen.EmulatedKernels.Checking;

/// <summary>That reproducible kernels write the bits they write on every other CPU: one case per type and kernel.</summary>
internal static class ReproducibleBits
{
    public static IEnumerable<KernelCase> All => ReproducibleHash.Expected.Split('\n').Select(expected =>
        new KernelCase("reproducible " + expected[..expected.LastIndexOf(' ')], 0, verdict =>
        {
            if (!Actual.Value.Contains(expected))
            {
                verdict.Fail($"{expected} expected; the hashes here are {string.Join(", ", Actual.Value)}");
            }
        }));

    private static Lazy<string[]> Actual { get; } = new(() => [.. ReproducibleHash.Lines()]);
}
