using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>One block of work: neighbouring columns of one outer slab.</summary>
internal readonly struct InnerStrip
{
    public InnerStrip(InnerPlan plan, nuint block)
    {
        Plan = plan;
        Slab = block / plan.Strips;
        FirstColumn = block % plan.Strips * plan.Strip;
        TensorColumns = nuint.Min(plan.Strip, plan.Inner - FirstColumn);
    }

    public InnerPlan Plan { get; }

    public nuint Slab { get; }

    public nuint FirstColumn { get; }

    /// <summary>Columns of the tensor.</summary>
    public nuint TensorColumns { get; }

    /// <summary>Columns of the buffer.</summary>
    public nuint Columns => TensorColumns * Plan.Repeat;

    /// <summary>The first of this strip's rows among all the rows of the tensor, a row being what a softmax is taken of.</summary>
    public nuint FirstRow => (Slab * Plan.Inner) + FirstColumn;

    /// <summary>Where in the tensor the numbers of a row of the buffer start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nuint Offset(nuint bufferRow) => (((Slab * Plan.Dim) + (bufferRow * Plan.Repeat)) * Plan.Inner) + FirstColumn;

    /// <summary>Where in the tensor a number of a column is.</summary>
    public nuint Index(nuint position, nuint column) => (((Slab * Plan.Dim) + position) * Plan.Inner) + FirstColumn + column;

    /// <summary>Where in the buffer a number of a column is, when the buffer starts with row <paramref name="firstRow"/>.</summary>
    public nuint Place(nuint position, nuint column, nuint firstRow) =>
        (((position >> Plan.RepeatShift) - firstRow) * Plan.Stride) + ((position & (Plan.Repeat - 1)) * TensorColumns) + column;

    /// <summary>What to ask the cache for while this strip is computed, <paramref name="step"/> numbers at a time; nothing when it does not fit into the buffer.</summary>
    public ReadAhead Ahead<TElement, TNumber>(ref TElement source, ref TElement destination, ref TNumber used, int step)
    {
        if (Plan.BufferRows < Plan.Rows)
        {
            return ReadAhead.None(ref used);
        }

        // A slab that is one strip is one run, and the next one follows it.
        InnerStrip next = new(Plan, (Slab * Plan.Strips) + (FirstColumn / Plan.Strip) + 1);
        nuint run = Plan.Strips == 1 ? Plan.Dim * Plan.Inner : TensorColumns, pitch = Plan.Strips == 1 ? run : Plan.Inner;
        return ReadAhead.From(ref Unsafe.Add(ref source, next.Offset(0)), ref Unsafe.Add(ref destination, Offset(0)), run, pitch, step);
    }

    /// <summary>In the tensor, from one row of the buffer to the next.</summary>
    public nuint Pitch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Plan.Inner << Plan.RepeatShift;
    }

    /// <summary>How many of <paramref name="rows"/> rows of the buffer from <paramref name="first"/> on the tensor fills: all but a last one for which Dim left less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nuint FullRows(nuint first, nuint rows) => nuint.Min(rows, (Plan.Dim >> Plan.RepeatShift) - first);

    /// <summary>How many columns of a row of the buffer the tensor fills: all but in a last row for which Dim left less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nuint ColumnsOf(nuint bufferRow) =>
        TensorColumns * nuint.Min(Plan.Repeat, Plan.Dim - (bufferRow * Plan.Repeat));
}
