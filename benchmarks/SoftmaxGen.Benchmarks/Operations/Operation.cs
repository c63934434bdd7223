using System;
using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>Something that <c>compare</c> can compare, for one element type.</summary>
/// <param name="Name">What <c>--op</c> calls it.</param>
/// <param name="Type">What <c>--type</c> calls its element type.</param>
/// <param name="Title">What is computed, and by whom.</param>
/// <param name="ErrorUnit">What the errors are measured in.</param>
/// <param name="Dims">The lengths of row that there are kernels for; all of them are compared unless some are chosen.</param>
/// <param name="Elements">About how many logits a contestant works on, unless another number is chosen.</param>
/// <param name="Prepare">Makes the contestants for a length of row and a number of logits.</param>
internal sealed record Operation(
    string Name,
    string Type,
    string Title,
    string ErrorUnit,
    IReadOnlyCollection<int> Dims,
    int Elements,
    Func<int, int, Heat> Prepare);
