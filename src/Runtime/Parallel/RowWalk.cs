using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>The memory of one parameter of a parallel kernel, and how far apart the shares of two rows lie. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowWalk
{
    internal RowWalk(ref byte start, nuint step)
    {
        Start = ref start;
        Step = step;
    }

    internal readonly ref byte Start;

    /// <summary>For <c>fixed</c>.</summary>
    internal ref byte GetPinnableReference() => ref Start;

    /// <summary>Bytes per row.</summary>
    internal readonly nuint Step;
}
