namespace SoftmaxGen.Simd;

/// <summary>
/// Sums of rows that lie across lanes, where every addition rounds in its own lane. A running total that starts at <see cref="Base"/> stays between
/// <c>2^32</c> and <c>2^33</c> for up to sixteen exponentials of at most <c>2^27.5</c>: each addition then rounds to a multiple of 512, what it rounds off is
/// the difference of two exact differences, and those are added up by themselves. Four operations, without the comparison or the second order of a two-sum.
/// </summary>
internal static class LaneSum
{
    public const float Base = 4294967296f;
}
