using System;

namespace SoftmaxGen.Testing;

// The accepted signatures for any element type, and those with run-time roles.

/// <summary>Logits to probabilities.</summary>
public delegate void ForwardKernel<T>(ReadOnlySpan<T> logits, Span<T> probabilities);

/// <summary>The gradient of softmax.</summary>
public delegate void BackwardKernel<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, Span<T> gradient);

/// <summary>The cross-entropy of a batch as one number, and its gradient.</summary>
public delegate T LossKernel<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> targets, Span<T> gradient);

/// <summary>The cross-entropy of every row of a batch.</summary>
public delegate void LossesKernel<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> targets, Span<T> losses);

/// <summary>Softmax at a temperature.</summary>
public delegate void TemperatureKernel<T>(ReadOnlySpan<T> logits, T temperature, Span<T> probabilities);

/// <summary>Softmax under a mask of logits or of flags.</summary>
public delegate void MaskKernel<T, TMask>(ReadOnlySpan<T> logits, ReadOnlySpan<TMask> mask, Span<T> probabilities);

/// <summary>Softmax of the first entries.</summary>
public delegate void ValidLengthKernel<T>(ReadOnlySpan<T> logits, int validLength, Span<T> probabilities);

/// <summary>Softmax of the first entries of every row.</summary>
public delegate void ValidLengthsKernel<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> validLengths, Span<T> probabilities);

/// <summary>Softmax with every role at once.</summary>
public delegate void AllRolesKernel<T>(T temperature, ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> probabilities, ReadOnlySpan<int> validLengths);

/// <summary>The cross-entropy of a batch under a mask, and its gradient.</summary>
public delegate T MaskedLossKernel<T>(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, ReadOnlySpan<int> targets, Span<T> gradient);
