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
    public nuint Offset(nuint bufferRow) => (((Slab * Plan.Dim) + (bufferRow * Plan.Repeat)) * Plan.Inner) + FirstColumn;

    /// <summary>Where in the tensor a number of a column is.</summary>
    public nuint Index(nuint position, nuint column) => (((Slab * Plan.Dim) + position) * Plan.Inner) + FirstColumn + column;

    /// <summary>Where in the buffer a number of a column is, when the buffer starts with row <paramref name="firstRow"/>.</summary>
    public nuint Place(nuint position, nuint column, nuint firstRow) =>
        (((position / Plan.Repeat) - firstRow) * Plan.Stride) + (position % Plan.Repeat * TensorColumns) + column;

    /// <summary>What to ask the cache for while this strip is computed: the next slab, when a slab is one strip, in one piece.</summary>
    public ReadAhead Ahead<TElement, TNumber>(ref TElement source, ref TElement destination, ref TNumber used)
    {
        nuint next = (Slab + 1) * Plan.Dim * Plan.Inner;
        return Plan.Strips == 1 && Plan.BufferRows >= Plan.Rows
            ? ReadAhead.From(ref Unsafe.Add(ref source, next), ref Unsafe.Add(ref destination, next))
            : ReadAhead.None(ref used);
    }

    /// <summary>How many columns of a row of the buffer the tensor fills: all but in a last row for which Dim left less.</summary>
    public nuint ColumnsOf(nuint bufferRow) =>
        TensorColumns * nuint.Min(Plan.Repeat, Plan.Dim - (bufferRow * Plan.Repeat));
}
