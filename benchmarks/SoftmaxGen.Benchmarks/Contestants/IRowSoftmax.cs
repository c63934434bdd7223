using System;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>A softmax of one row. Implemented by structs, so that a loop over rows calls it directly, as a user's code would.</summary>
internal interface IRowSoftmax<T>
{
    static abstract void Softmax(ReadOnlySpan<T> logits, Span<T> probabilities);
}
