using System;

namespace DigitClassifier.Losses;

/// <summary>Mean loss of a batch; writes its gradient with respect to the logits.</summary>
internal delegate float BatchLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);
