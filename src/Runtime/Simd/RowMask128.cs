using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary><see cref="RowMask"/> on 128-bit vectors. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowMask128
{
    /// <summary>Logits plus their masks; −∞ where the mask is −∞, even under NaN or +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> x, Vector128<float> mask) =>
        Vector128.ConditionalSelect(Vector128.Equals(mask, Out), mask, x + mask);

    /// <inheritdoc cref="Add(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> x, Vector128<double> mask) =>
        Vector128.ConditionalSelect(Vector128.Equals(mask, DoubleOut), mask, x + mask);

    /// <summary>Negated logits less their masks, for kernels with a negative scale; −∞ where the mask is −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> x, Vector128<float> mask) =>
        Vector128.ConditionalSelect(Vector128.Equals(mask, Out), mask, x - mask);

    /// <inheritdoc cref="Subtract(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> x, Vector128<double> mask) =>
        Vector128.ConditionalSelect(Vector128.Equals(mask, DoubleOut), mask, x - mask);

    /// <summary>What the sum of <paramref name="a"/> and <paramref name="b"/> lost when it was rounded (Knuth's two-sum); 0 where one of them is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Lost(Vector128<float> a, Vector128<float> b, Vector128<float> sum)
    {
        Vector128<float> part = sum - a;
        Vector128<float> lost = (a - (sum - part)) + (b - part);
        return lost & Vector128.Equals(lost, lost);
    }

    /// <inheritdoc cref="Lost(Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Lost(Vector128<double> a, Vector128<double> b, Vector128<double> sum)
    {
        Vector128<double> part = sum - a;
        Vector128<double> lost = (a - (sum - part)) + (b - part);
        return lost & Vector128.Equals(lost, lost);
    }

    /// <summary>Exponentials of logits that have lost a little, times what that little is worth: <c>e + e·lost·scale</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Regain(Vector128<float> e, Vector128<float> lost, float scaleHigh) =>
        e + (e * (lost * Vector128.Create(scaleHigh * 0.6931472f)));

    /// <inheritdoc cref="Regain(Vector128{float}, Vector128{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Regain(Vector128<double> e, Vector128<double> lost, double scaleHigh) =>
        e + (e * (lost * Vector128.Create(scaleHigh * 0.6931471805599453)));

    /// <summary>The logits that are marked, −∞ for the others; the marks start <paramref name="index"/> elements after <paramref name="marks"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepMarked(Vector128<float> x, ref bool marks, nuint index) =>
        Vector128.ConditionalSelect(Vector128.Equals(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(Marks<uint>(ref marks, index)).AsByte())).AsInt32(), Vector128<int>.Zero).AsSingle(), Out, x);

    /// <inheritdoc cref="KeepMarked(Vector128{float}, ref bool, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> KeepMarked(Vector128<double> x, ref bool marks, nuint index) =>
        Vector128.ConditionalSelect(Vector128.Equals(Vector128.WidenLower(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar((uint)Marks<ushort>(ref marks, index)).AsByte()))).AsInt64(), Vector128<long>.Zero).AsDouble(), DoubleOut, x);

    /// <summary>The first <paramref name="count"/> lanes, −∞ for the others; any count, also a negative one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepFirst(Vector128<float> x, int count) =>
        Vector128.ConditionalSelect(Vector128.LessThan(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.Numbers)), Vector128.Create(count)).AsSingle(), x, Out);

    /// <inheritdoc cref="KeepFirst(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> KeepFirst(Vector128<double> x, int count) =>
        Vector128.ConditionalSelect(Vector128.LessThan(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.LongNumbers)), Vector128.Create((long)count)).AsDouble(), x, DoubleOut);

    /// <summary>Twin of <see cref="KeepMarked(Vector128{float}, ref bool, nuint)"/> for a row of <paramref name="count"/> = 1, 2 or 3 logits in the last lanes; the lanes before them go with the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepMarkedLast(Vector128<float> x, ref bool marks, int count)
    {
        bool first = marks, second = count > 1 && Unsafe.Add(ref marks, 1), third = count > 2 && Unsafe.Add(ref marks, 2);
        Vector128<float> kept = count switch
        {
            1 => Vector128.Create(Bits(first)),
            2 => Vector128.Create(Bits(first), Bits(first), Bits(first), Bits(second)),
            _ => Vector128.Create(Bits(first), Bits(first), Bits(second), Bits(third)),
        };
        return Vector128.ConditionalSelect(kept, x, Out);

        static float Bits(bool mark) => System.BitConverter.Int32BitsToSingle(mark ? -1 : 0);
    }

    /// <summary>Twin for a row of one double, which stands in both lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> KeepMarkedLast(Vector128<double> x, ref bool marks, int count) => marks && count > 0 ? x : DoubleOut;

    /// <summary>Of a row of <paramref name="length"/> = 1, 2 or 3 logits in the last lanes the first <paramref name="count"/>; the lanes before them go with the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepFirstOfLast(Vector128<float> x, int count, int length) =>
        KeepFirst(x, count > 0 ? count + Vector128<float>.Count - length : 0);

    /// <inheritdoc cref="KeepFirstOfLast(Vector128{float}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> KeepFirstOfLast(Vector128<double> x, int count, int length) =>
        KeepFirst(x, count > 0 ? count + Vector128<double>.Count - length : 0);

    private static Vector128<float> Out
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(float.NegativeInfinity);
    }

    private static Vector128<double> DoubleOut
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(double.NegativeInfinity);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMarks Marks<TMarks>(ref bool marks, nuint index)
        where TMarks : unmanaged => Unsafe.ReadUnaligned<TMarks>(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref marks, index)));
}
