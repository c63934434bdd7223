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

    /// <summary>How many columns of a row of the buffer the tensor fills: all but in a last row for which Dim left less.</summary>
    public nuint ColumnsOf(nuint bufferRow) =>
        TensorColumns * nuint.Min(Plan.Repeat, Plan.Dim - (bufferRow * Plan.Repeat));
}
