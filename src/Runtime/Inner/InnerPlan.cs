namespace SoftmaxGen.Simd;

/// <summary>
/// How a tensor [outer, Dim, Inner] is cut into strips of columns, each of which is read into a buffer of its own. The same on every CPU, so
/// that results do not depend on how the strips are shared out.
/// </summary>
/// <remarks>
/// <para>Rows of one column are Inner elements apart. Where that is a large power of two they fall into the same few sets of a cache, and three passes over
/// them would fetch them three times from memory; in the buffer they lie close together.</para>
/// <para>A narrow tensor has several rows side by side in the buffer, as they are in memory, so that vectors are full: Inner = 49 becomes 98 columns,
/// 12.25 vectors of eight, whose maxima and sums are combined by twos afterwards.</para>
/// </remarks>
internal readonly struct InnerPlan
{
    /// <summary>Columns of a buffer at most.</summary>
    public const int MaxColumns = 256;

    /// <summary>
    /// Columns at most for which several rows are put side by side. With more, what a pass does once for each column of the buffer costs more than a last vector that is not full: 49 columns take
    /// 2 % longer as 196 than as 98.
    /// </summary>
    public const int MaxRepeatedColumns = 128;

    /// <summary>The buffer, on the stack. A strip of 16 floats, a line of the cache, fits into it up to Dim 1024.</summary>
    public const int BufferBytes = 65536;

    private const nuint Line = 64;

    public InnerPlan(nuint dim, nuint inner, nuint numberSize)
    {
        nuint capacity = BufferBytes / numberSize, line = Line / numberSize, vector = line / 2;
        Dim = dim;
        Inner = inner;
        Strip = inner;
        RepeatShift = 0;
        while (Repeat * inner % vector != 0 && 2 * Repeat * inner <= MaxRepeatedColumns && 2 * Repeat <= dim)
        {
            RepeatShift++;
        }

        // Too wide, or too long for the buffer as a whole but not in strips: columns for a quarter of the buffer, which with what is read and written then stays in
        // the first-level cache.
        bool fits = inner <= MaxColumns && RowsOf(dim, Repeat) * RoundUp(Repeat * inner, line) <= capacity;
        bool stripsFit = dim * line <= capacity;
        if (!fits && (stripsFit || inner > MaxColumns))
        {
            nuint columns = nuint.Clamp(capacity / 4 / dim, line, MaxColumns);
            Strip = stripsFit ? columns - (columns % line) : MaxColumns;
            RepeatShift = 0;
        }

        Strip = nuint.Min(Strip, inner);
        Strips = (inner + Strip - 1) / Strip;
        Stride = RoundUp(Repeat * Strip, line);
        BufferRows = nuint.Min(capacity / Stride, RowsOf(dim, Repeat));
        BufferRowsOfTwo = nuint.Min(capacity / Stride / 2, RowsOf(dim, Repeat));
    }

    public nuint Dim { get; }

    public nuint Inner { get; }

    /// <summary>Columns of the tensor in a strip; the last strip may have fewer.</summary>
    public nuint Strip { get; }

    /// <summary>Strips in each of the outer slabs.</summary>
    public nuint Strips { get; }

    /// <summary>Rows of the tensor side by side in one row of the buffer, a power of two.</summary>
    public nuint Repeat => (nuint)1 << RepeatShift;

    /// <summary>The power.</summary>
    public int RepeatShift { get; }

    /// <summary>From one row of the buffer to the next.</summary>
    public nuint Stride { get; }

    /// <summary>Rows that the buffer holds; when these are not all, a pass fills it several times.</summary>
    public nuint BufferRows { get; }

    /// <summary>The same when the buffer holds two tensors.</summary>
    public nuint BufferRowsOfTwo { get; }

    /// <summary>Rows of the buffer that a column needs, the last of them perhaps not full.</summary>
    public nuint Rows => RowsOf(Dim, Repeat);

    private static nuint RowsOf(nuint dim, nuint repeat) => (dim + repeat - 1) / repeat;

    private static nuint RoundUp(nuint n, nuint step) => (n + step - 1) / step * step;
}
