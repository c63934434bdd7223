using System;
using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>A softmax over any number of rows of one length.</summary>
internal delegate void BatchSoftmax<T>(ReadOnlySpan<T> logits, Span<T> probabilities);

/// <summary>Generated kernels by length of row, shortest first.</summary>
internal sealed class KernelTable<T> : SortedDictionary<int, BatchSoftmax<T>>;
