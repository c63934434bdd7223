using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary><see cref="RowMask"/> on 512-bit vectors. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowMask512
{
    /// <summary>Logits plus their masks; −∞ where the mask is −∞, even under NaN or +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> x, Vector512<float> mask) =>
        Vector512.ConditionalSelect(Vector512.Equals(mask, Out), mask, x + mask);

    /// <inheritdoc cref="Add(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> x, Vector512<double> mask) =>
        Vector512.ConditionalSelect(Vector512.Equals(mask, DoubleOut), mask, x + mask);

    /// <summary>Negated logits less their masks, for kernels with a negative scale; −∞ where the mask is −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> x, Vector512<float> mask) =>
        Vector512.ConditionalSelect(Vector512.Equals(mask, Out), mask, x - mask);

    /// <inheritdoc cref="Subtract(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> x, Vector512<double> mask) =>
        Vector512.ConditionalSelect(Vector512.Equals(mask, DoubleOut), mask, x - mask);

    /// <summary>What the sum of <paramref name="a"/> and <paramref name="b"/> lost when it was rounded (Knuth's two-sum); 0 where one of them is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lost(Vector512<float> a, Vector512<float> b, Vector512<float> sum)
    {
        Vector512<float> part = sum - a;
        Vector512<float> lost = (a - (sum - part)) + (b - part);
        return lost & Vector512.Equals(lost, lost);
    }

    /// <inheritdoc cref="Lost(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Lost(Vector512<double> a, Vector512<double> b, Vector512<double> sum)
    {
        Vector512<double> part = sum - a;
        Vector512<double> lost = (a - (sum - part)) + (b - part);
        return lost & Vector512.Equals(lost, lost);
    }

    /// <summary>Exponentials of logits that have lost a little, times what that little is worth: <c>e + e·lost·scale</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Regain(Vector512<float> e, Vector512<float> lost, float scaleHigh) =>
        e + (e * (lost * Vector512.Create(scaleHigh * 0.6931472f)));

    /// <inheritdoc cref="Regain(Vector512{float}, Vector512{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Regain(Vector512<double> e, Vector512<double> lost, double scaleHigh) =>
        e + (e * (lost * Vector512.Create(scaleHigh * 0.6931471805599453)));

    /// <summary>The logits that are marked, −∞ for the others; the marks start <paramref name="index"/> elements after <paramref name="marks"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> KeepMarked(Vector512<float> x, ref bool marks, nuint index) =>
        Vector512.ConditionalSelect(Vector512.Equals(Vector512.Create(Widened(Marks<ulong>(ref marks, index)), Widened(Marks<ulong>(ref marks, index + 8))), Vector512<int>.Zero).AsSingle(), Out, x);

    /// <inheritdoc cref="KeepMarked(Vector512{float}, ref bool, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> KeepMarked(Vector512<double> x, ref bool marks, nuint index) =>
        Vector512.ConditionalSelect(Vector512.Equals(Vector512.Create(WidenedLong(Marks<uint>(ref marks, index)), WidenedLong(Marks<uint>(ref marks, index + 4))), Vector512<long>.Zero).AsDouble(), DoubleOut, x);

    /// <summary>The first <paramref name="count"/> lanes, −∞ for the others; any count, also a negative one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> KeepFirst(Vector512<float> x, int count) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.Numbers)), Vector512.Create(count)).AsSingle(), x, Out);

    /// <inheritdoc cref="KeepFirst(Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> KeepFirst(Vector512<double> x, int count) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.LongNumbers)), Vector512.Create((long)count)).AsDouble(), x, DoubleOut);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widened(ulong marks) => System.Runtime.Intrinsics.X86.Avx2.ConvertToVector256Int32(Vector128.CreateScalar(marks).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> WidenedLong(uint marks) => System.Runtime.Intrinsics.X86.Avx2.ConvertToVector256Int64(Vector128.CreateScalar(marks).AsByte());

    private static Vector512<float> Out
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(float.NegativeInfinity);
    }

    private static Vector512<double> DoubleOut
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(double.NegativeInfinity);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMarks Marks<TMarks>(ref bool marks, nuint index)
        where TMarks : unmanaged => Unsafe.ReadUnaligned<TMarks>(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref marks, index)));
}
