using System;

namespace SoftmaxGen.Testing;

// The accepted signatures of the kernel attributes, as delegates: spans cannot be the arguments of Func and Action.

/// <summary>Logits to probabilities.</summary>
public delegate void SoftmaxKernel(ReadOnlySpan<float> logits, Span<float> probabilities);

/// <summary>Logits overwritten by their probabilities.</summary>
public delegate void InPlaceSoftmaxKernel(Span<float> inPlace);

/// <summary>The gradient of softmax.</summary>
public delegate void GradientKernel(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

/// <summary>The cross-entropy of one row.</summary>
public delegate float LossKernel(ReadOnlySpan<float> logits, int target);

/// <summary>The cross-entropy of one row and its gradient.</summary>
public delegate float LossGradientKernel(ReadOnlySpan<float> logits, int target, Span<float> gradient);

/// <summary>The cross-entropy of a batch as one number.</summary>
public delegate float BatchLossKernel(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

/// <summary>The cross-entropy of a batch as one number, and its gradient.</summary>
public delegate float BatchLossGradientKernel(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

/// <summary>The cross-entropy of every row of a batch.</summary>
public delegate void RowLossesKernel(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses);

/// <summary>The cross-entropy of every row of a batch, and its gradient.</summary>
public delegate void RowLossesGradientKernel(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
