using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>All that a run of <c>compare</c> found out, and on what.</summary>
/// <param name="Operation">What was compared.</param>
/// <param name="Type">The element type.</param>
/// <param name="Unit">What errors are measured in.</param>
/// <param name="Elements">About how many logits each contestant worked on.</param>
/// <param name="Rounds">How often each was timed.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Measurements">By length of row, then by contestant, the first of which the others are compared with.</param>
internal sealed record Report(string Operation, string Type, string Unit, int Elements, int Rounds, Machine Machine, IReadOnlyList<Measurement> Measurements);
