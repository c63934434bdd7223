namespace SoftmaxGen.Benchmarks.Judging;

/// <summary>How a goal fares at one length of row.</summary>
/// <param name="Dim">Length of a row.</param>
/// <param name="Contestant">Whose time decided.</param>
/// <param name="Ratio">Its time divided by the first contestant's.</param>
/// <param name="Limit">What the goal asks for.</param>
/// <param name="Holds">Whether it is met.</param>
internal readonly record struct Verdict(int Dim, string Contestant, double Ratio, double Limit, bool Holds);
