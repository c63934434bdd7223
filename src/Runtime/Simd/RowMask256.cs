using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary><see cref="RowMask"/> on 256-bit vectors. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowMask256
{
    /// <summary>Logits plus their masks; −∞ where the mask is −∞, even under NaN or +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> x, Vector256<float> mask) =>
        Vector256.ConditionalSelect(Vector256.Equals(mask, Out), mask, x + mask);

    /// <inheritdoc cref="Add(Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> x, Vector256<double> mask) =>
        Vector256.ConditionalSelect(Vector256.Equals(mask, DoubleOut), mask, x + mask);

    /// <summary>Negated logits less their masks, for kernels with a negative scale; −∞ where the mask is −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> x, Vector256<float> mask) =>
        Vector256.ConditionalSelect(Vector256.Equals(mask, Out), mask, x - mask);

    /// <inheritdoc cref="Subtract(Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> x, Vector256<double> mask) =>
        Vector256.ConditionalSelect(Vector256.Equals(mask, DoubleOut), mask, x - mask);

    /// <summary>What the sum of <paramref name="a"/> and <paramref name="b"/> lost when it was rounded (Knuth's two-sum); 0 where one of them is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lost(Vector256<float> a, Vector256<float> b, Vector256<float> sum)
    {
        Vector256<float> part = sum - a;
        Vector256<float> lost = (a - (sum - part)) + (b - part);
        return lost & Vector256.Equals(lost, lost);
    }

    /// <inheritdoc cref="Lost(Vector256{float}, Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Lost(Vector256<double> a, Vector256<double> b, Vector256<double> sum)
    {
        Vector256<double> part = sum - a;
        Vector256<double> lost = (a - (sum - part)) + (b - part);
        return lost & Vector256.Equals(lost, lost);
    }

    /// <summary>Exponentials of logits that have lost a little, times what that little is worth: <c>e + e·lost·scale</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Regain(Vector256<float> e, Vector256<float> lost, float scaleHigh) =>
        e + (e * (lost * Vector256.Create(scaleHigh * 0.6931472f)));

    /// <inheritdoc cref="Regain(Vector256{float}, Vector256{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Regain(Vector256<double> e, Vector256<double> lost, double scaleHigh) =>
        e + (e * (lost * Vector256.Create(scaleHigh * 0.6931471805599453)));

    /// <summary>The logits that are marked, −∞ for the others; the marks start <paramref name="index"/> elements after <paramref name="marks"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> KeepMarked(Vector256<float> x, ref bool marks, nuint index) =>
        Vector256.ConditionalSelect(Vector256.Equals(Widened(Marks<ulong>(ref marks, index)), Vector256<int>.Zero).AsSingle(), Out, x);

    /// <inheritdoc cref="KeepMarked(Vector256{float}, ref bool, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> KeepMarked(Vector256<double> x, ref bool marks, nuint index) =>
        Vector256.ConditionalSelect(Vector256.Equals(WidenedLong(Marks<uint>(ref marks, index)), Vector256<long>.Zero).AsDouble(), DoubleOut, x);

    /// <summary>The first <paramref name="count"/> lanes, −∞ for the others; any count, also a negative one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> KeepFirst(Vector256<float> x, int count) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.Numbers)), Vector256.Create(count)).AsSingle(), x, Out);

    /// <inheritdoc cref="KeepFirst(Vector256{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> KeepFirst(Vector256<double> x, int count) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.LongNumbers)), Vector256.Create((long)count)).AsDouble(), x, DoubleOut);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widened(ulong marks) => System.Runtime.Intrinsics.X86.Avx2.ConvertToVector256Int32(Vector128.CreateScalar(marks).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> WidenedLong(uint marks) => System.Runtime.Intrinsics.X86.Avx2.ConvertToVector256Int64(Vector128.CreateScalar(marks).AsByte());

    private static Vector256<float> Out
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(float.NegativeInfinity);
    }

    private static Vector256<double> DoubleOut
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(double.NegativeInfinity);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMarks Marks<TMarks>(ref bool marks, nuint index)
        where TMarks : unmanaged => Unsafe.ReadUnaligned<TMarks>(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref marks, index)));
}
