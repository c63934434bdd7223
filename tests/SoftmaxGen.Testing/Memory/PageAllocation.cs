using System;

namespace SoftmaxGen.Testing;

/// <summary>Pages straight from the operating system, whose access rights can be changed.</summary>
internal abstract class PageAllocation(nint address, nuint length)
{
    public nint Address { get; } = address;

    protected nuint Length { get; } = length;

    /// <summary>Readable and writable pages.</summary>
    public static PageAllocation Allocate(nuint bytes) =>
        OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? UnixPages.Map(bytes)
        : throw new PlatformNotSupportedException("Guarded memory is written for Linux and macOS (mmap and mprotect).");

    /// <summary>Makes any access to the pages end the process.</summary>
    public abstract void Protect(nuint offset, nuint bytes);

    public abstract void Free();
}
