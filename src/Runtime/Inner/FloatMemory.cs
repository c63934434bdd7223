using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Floats in memory, computed in as they are.</summary>
internal readonly struct FloatMemory<TVector, TLanes> : IElementMemory<float, float, TVector>
    where TLanes : struct, IColumnLanes<float, TVector, TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(ref float row, nuint index) => TLanes.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector v, ref float row, nuint index) => TLanes.Store(v, ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Number(float element) => element;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Element(float number) => number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Element(double result) => (float)result;
}
