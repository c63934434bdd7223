using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Elements that are computed in as they are.</summary>
internal readonly struct PlainMemory<TNumber, TVector, TLanes> : IElementMemory<TNumber, TNumber, TVector>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(ref TNumber row, nuint index) => TLanes.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector v, ref TNumber row, nuint index) => TLanes.Store(v, ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Number(TNumber element) => element;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Element(TNumber number) => number;
}
