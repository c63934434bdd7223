using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <content>Exponentials of whole steps of a row in memory.</content>
public readonly partial struct RowShift128
{
    /// <summary>Elements of a block: their exponents fit on the stack, and four additions per lane stay accurate in single precision.</summary>
    private const int BlockElements = 64;

    /// <summary>Stores the exponentials of <paramref name="count"/> logits, a multiple of 16, and adds them to the total.</summary>
    /// <remarks>
    /// <para>Sums of four vectors are added in turn to one of two: in a row of few steps, an addition of floats less is what keeps it within 4 units in the last place.</para>
    /// <para>
    /// Without FMA one exponential is a chain of 16 operations and 50 cycles, and too few of them fit into what a CPU looks at to run ahead. So there the chain is cut in
    /// two loops: what whole powers of two leave of each logit, then the exponentials. In methods of their own, as in one the JIT keeps the constants of both in registers and spills what is computed. Calling them costs as much as they save in 64 elements, and a third of the time in 33.
    /// </para>
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ExpSteps(ref float logits, ref float exponentials, nuint count, float scaleHigh, float scaleLow, ref RowSum128 total)
    {
        if (!Simd128.HasFusedMultiplyAdd && count > BlockElements / 2)
        {
            InTwo(ref logits, ref exponentials, count, this, scaleHigh, new FloatSteps(scaleHigh, scaleLow), ref total);
            return;
        }

        for (nuint block = 0; block < count; block += BlockElements)
        {
            nuint end = Math.Min(block + BlockElements, count);
            Vector128<float> sum = Vector128<float>.Zero, other = sum;
            for (nuint i = block; i < end; i += 16)
            {
                Vector128<float> e0 = Exp(Vector128.LoadUnsafe(ref logits, i), scaleHigh, scaleLow);
                Vector128<float> e1 = Exp(Vector128.LoadUnsafe(ref logits, i + 4), scaleHigh, scaleLow);
                Vector128<float> e2 = Exp(Vector128.LoadUnsafe(ref logits, i + 8), scaleHigh, scaleLow);
                Vector128<float> e3 = Exp(Vector128.LoadUnsafe(ref logits, i + 12), scaleHigh, scaleLow);
                (sum, other) = (other + Stored(e0, e1, e2, e3, ref exponentials, i), sum);
            }

            total.Add(sum);
            total.Add(other);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void InTwo(ref float logits, ref float exponentials, nuint count, RowShift128 shift, float scaleHigh, FloatSteps step, ref RowSum128 total)
    {
        Unsafe.SkipInit(out Exponents onStack);
        ref float exponents = ref Unsafe.As<Exponents, float>(ref onStack);
        for (nuint block = 0; block < count; block += BlockElements)
        {
            nuint size = Math.Min(BlockElements, count - block);
            ref float remainders = ref Unsafe.Add(ref exponentials, block);
            Reduce(ref Unsafe.Add(ref logits, block), ref remainders, ref exponents, size, shift, scaleHigh, step.First, step.Second);
            if (step.Scale != 1)
            {
                Multiply(ref remainders, size, step.Scale);
            }

            Raise(ref remainders, ref exponents, size, ref total);
        }
    }

    /// <summary>What whole powers of two leave of the logits, and these powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Reduce(ref float logits, ref float remainders, ref float exponents, nuint count, RowShift128 shift, float scaleHigh, float first, float second)
    {
        // Broadcast here: the JIT would leave that in the loop.
        Vector128<float> floor = shift.floor, magic = shift.magic, high = Vector128.Create(scaleHigh), firstStep = Vector128.Create(first), secondStep = Vector128.Create(second);
        for (nuint i = 0; i < count; i += 8)
        {
            Vector128<float> x0 = Simd128.Max(floor, Vector128.LoadUnsafe(ref logits, i)), x1 = Simd128.Max(floor, Vector128.LoadUnsafe(ref logits, i + 4));
            Vector128<float> n0 = Simd128.MultiplyAdd(x0, high, magic), n1 = Simd128.MultiplyAdd(x1, high, magic);
            Remainder(x0, magic - n0, firstStep, secondStep).StoreUnsafe(ref remainders, i);
            n0.StoreUnsafe(ref exponents, i);
            Remainder(x1, magic - n1, firstStep, secondStep).StoreUnsafe(ref remainders, i + 4);
            n1.StoreUnsafe(ref exponents, i + 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply(ref float remainders, nuint count, float scale)
    {
        Vector128<float> factor = Vector128.Create(scale);
        for (nuint i = 0; i < count; i += 4)
        {
            (Vector128.LoadUnsafe(ref remainders, i) * factor).StoreUnsafe(ref remainders, i);
        }
    }

    /// <summary>From remainders to exponentials, in place, and their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Raise(ref float remainders, ref float exponents, nuint count, ref RowSum128 total)
    {
        Vector128<float> sum = Vector128<float>.Zero, other = sum;
        for (nuint i = 0; i < count; i += 16)
        {
            Vector128<float> e0 = Raised(Vector128.LoadUnsafe(ref remainders, i), Vector128.LoadUnsafe(ref exponents, i));
            Vector128<float> e1 = Raised(Vector128.LoadUnsafe(ref remainders, i + 4), Vector128.LoadUnsafe(ref exponents, i + 4));
            Vector128<float> e2 = Raised(Vector128.LoadUnsafe(ref remainders, i + 8), Vector128.LoadUnsafe(ref exponents, i + 8));
            Vector128<float> e3 = Raised(Vector128.LoadUnsafe(ref remainders, i + 12), Vector128.LoadUnsafe(ref exponents, i + 12));
            (sum, other) = (other + Stored(e0, e1, e2, e3, ref remainders, i), sum);
        }

        total.Add(sum);
        total.Add(other);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Stored(Vector128<float> e0, Vector128<float> e1, Vector128<float> e2, Vector128<float> e3, ref float exponentials, nuint i)
    {
        e0.StoreUnsafe(ref exponentials, i);
        e1.StoreUnsafe(ref exponentials, i + 4);
        e2.StoreUnsafe(ref exponentials, i + 8);
        e3.StoreUnsafe(ref exponentials, i + 12);
        return (e0 + e1) + (e2 + e3);
    }

    [InlineArray(BlockElements)]
    private struct Exponents
    {
        private float first;
    }
}
