using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Testing;

/// <summary>
/// Memory between two inaccessible pages. A span flush against the end (or the start) makes any read or write beyond it end the process
/// with an access violation, so a kernel that touches memory it was not given cannot pass.
/// </summary>
public sealed unsafe class GuardedMemory : IDisposable
{
    private readonly PageAllocation pages;
    private readonly byte* start;
    private readonly nuint accessible;

    public GuardedMemory(int bytes)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        accessible = (((nuint)bytes + page - 1) / page) * page;
        pages = PageAllocation.Allocate(accessible + (2 * page));
        pages.Protect(0, page);
        pages.Protect(page + accessible, page);
        start = (byte*)pages.Address + page;
    }

    /// <summary>Room for so many elements.</summary>
    public static GuardedMemory For<T>(int length)
        where T : unmanaged => new(Math.Max(length, 1) * sizeof(T));

    /// <summary>A span whose first element follows directly on an inaccessible page.</summary>
    public Span<T> AtStart<T>(int length)
        where T : unmanaged
    {
        CheckRoom<T>(length);
        return new Span<T>(start, length);
    }

    /// <summary>A span whose last element lies directly before an inaccessible page.</summary>
    public Span<T> AtEnd<T>(int length)
        where T : unmanaged
    {
        CheckRoom<T>(length);
        return new Span<T>(start + accessible - ((nuint)length * (nuint)sizeof(T)), length);
    }

    public void Dispose() => pages.Free();

    private void CheckRoom<T>(int length, [CallerArgumentExpression(nameof(length))] string name = "")
        where T : unmanaged
    {
        if ((nuint)length * (nuint)sizeof(T) > accessible)
        {
            throw new ArgumentOutOfRangeException(name, length, $"There is room for {accessible} bytes.");
        }
    }
}
