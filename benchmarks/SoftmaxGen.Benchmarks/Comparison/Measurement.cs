namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>How one contestant did at one length of row.</summary>
/// <param name="Dim">Length of a row.</param>
/// <param name="Contestant">Its name.</param>
/// <param name="Best">Nanoseconds per element in the fastest round.</param>
/// <param name="Median">Nanoseconds per element, median over the rounds.</param>
/// <param name="Ratio">Median over the rounds of its time per element divided by the first contestant's in the same round.</param>
/// <param name="LargestError">Largest error against the reference in the operation's unit; null where there is nothing to compare, infinity where the result is not a number.</param>
internal readonly record struct Measurement(int Dim, string Contestant, double Best, double Median, double Ratio, double? LargestError);
