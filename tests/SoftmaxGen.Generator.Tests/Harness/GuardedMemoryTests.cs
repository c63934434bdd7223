using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Harness;

/// <summary>The pages around guarded memory really are inaccessible: asked of the operating system, since touching them would end the process.</summary>
public sealed class GuardedMemoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(128256)]
    public void Spans_lie_flush_against_inaccessible_pages(int length)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc/self/maps.");
        using GuardedMemory memory = GuardedMemory.For<float>(length);
        Span<float> start = memory.AtStart<float>(length), end = memory.AtEnd<float>(length);
        start.Fill(1);
        end.Fill(2);

        nint first = AddressOf(start), behind = AddressOf(end) + (length * sizeof(float));
        Assert.Equal("---p", AccessTo(first - 1));
        Assert.Equal("rw-p", AccessTo(first));
        Assert.Equal("rw-p", AccessTo(behind - 1));
        Assert.Equal("---p", AccessTo(behind));
    }

    [Fact]
    public void More_than_there_is_room_for_is_refused()
    {
        using GuardedMemory memory = GuardedMemory.For<float>(1);
        Assert.Throws<ArgumentOutOfRangeException>("length", () => memory.AtEnd<float>((Environment.SystemPageSize / sizeof(float)) + 1));
    }

    private static nint AddressOf(Span<float> span) =>
        Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(span));

    /// <summary>The rights of the mapping that holds an address: lines start with <c>from-to rights</c>.</summary>
    private static string AccessTo(nint address) => File.ReadLines("/proc/self/maps")
        .Select(line => line.Split('-', ' '))
        .Where(parts => Hex(parts[0]) <= address && address < Hex(parts[1]))
        .Select(parts => string.Join('-', parts[2..]))
        .Single()[..4];

    private static nint Hex(string text) => (nint)ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
