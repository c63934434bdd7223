using System;
using System.Collections.Generic;
using SoftmaxGen.Testing;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>Memory for one argument of a kernel, between inaccessible pages, and the two ways to lie flush against them.</summary>
internal sealed class GuardedRow(int length) : IDisposable
{
    private readonly GuardedMemory memory = GuardedMemory.For<float>(length);

    /// <summary>Flush against the end first, then against the start.</summary>
    public static IReadOnlyList<bool> Placements { get; } = [true, false];

    public Span<float> At(bool end) => end ? memory.AtEnd<float>(length) : memory.AtStart<float>(length);

    public void Dispose() => memory.Dispose();
}
