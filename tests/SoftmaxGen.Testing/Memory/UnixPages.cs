using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Testing;

/// <summary>Pages of Linux and macOS: an anonymous mapping, and <c>PROT_NONE</c>.</summary>
internal sealed partial class UnixPages : PageAllocation
{
    private const int ProtNone = 0, ProtReadWrite = 0x1 | 0x2;
    private const int MapPrivate = 0x2;

    private UnixPages(nint address, nuint length)
        : base(address, length)
    {
    }

    // The one flag whose value differs between the two systems.
    private static int MapAnonymous => OperatingSystem.IsMacOS() ? 0x1000 : 0x20;

    public static UnixPages Map(nuint bytes)
    {
        nint address = MemoryMap(0, bytes, ProtReadWrite, MapPrivate | MapAnonymous, -1, 0);
        return address == -1 ? throw new Win32Exception() : new UnixPages(address, bytes);
    }

    public override void Protect(nuint offset, nuint bytes) => Check(MemoryProtect(Address + (nint)offset, bytes, ProtNone));

    public override void Free() => Check(MemoryUnmap(Address, Length));

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MemoryMap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int MemoryProtect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int MemoryUnmap(nint address, nuint length);
}
