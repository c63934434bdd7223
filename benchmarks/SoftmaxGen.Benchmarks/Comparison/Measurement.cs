namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>How one contestant did at one length of row.</summary>
/// <param name="Dim">Length of a row.</param>
/// <param name="Contestant">Its name.</param>
/// <param name="Best">Nanoseconds per element in the fastest round.</param>
/// <param name="Median">Nanoseconds per element, median over the rounds.</param>
/// <param name="Ratio">Median over the rounds of its time divided by SoftmaxGen's in the same round.</param>
/// <param name="LargestUlp">Largest error of a probability against the reference.</param>
internal readonly record struct Measurement(int Dim, string Contestant, double Best, double Median, double Ratio, double LargestUlp);
