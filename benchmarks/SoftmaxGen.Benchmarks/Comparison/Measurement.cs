namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>How one contestant did at one length of row.</summary>
/// <param name="Dim">Length of a row.</param>
/// <param name="Contestant">Its name.</param>
/// <param name="NanosecondsPerElement">Median over the rounds.</param>
/// <param name="Ratio">Median over the rounds of its time divided by SoftmaxGen's in the same round.</param>
/// <param name="LargestUlp">Largest error of a probability against the reference.</param>
internal readonly record struct Measurement(int Dim, string Contestant, double NanosecondsPerElement, double Ratio, double LargestUlp);
