using System;
using System.Collections.Generic;
using SoftmaxGen.EmulatedKernels.Checking;

namespace SoftmaxGen.EmulatedKernels.KernelSet;

/// <summary>Cross-entropy with its gradient, alone, and row by row of a batch.</summary>
internal static partial class LossKernels
{
    public static IEnumerable<KernelCase> All =>
    [
        LossCheck.WithGradient(LossGradient1, 1), LossCheck.WithGradient(LossGradient2, 2), LossCheck.WithGradient(LossGradient3, 3),
        LossCheck.WithGradient(LossGradient10, 10), LossCheck.WithGradient(LossGradient15, 15), LossCheck.WithGradient(LossGradient16, 16),
        LossCheck.WithGradient(LossGradient17, 17), LossCheck.WithGradient(LossGradient33, 33), LossCheck.WithGradient(LossGradient64, 64),
        LossCheck.WithGradient(LossGradient65, 65), LossCheck.WithGradient(LossGradient100, 100), LossCheck.WithGradient(LossGradient160, 160),
        LossCheck.WithGradient(LossGradient161, 161), LossCheck.WithGradient(LossGradient320, 320), LossCheck.WithGradient(LossGradient321, 321),
        LossCheck.WithGradient(LossGradient385, 385), LossCheck.WithGradient(LossGradient1000, 1000), LossCheck.WithGradient(LossGradient4099, 4099),
        LossCheck.WithGradient(LossGradient32768, 32768), LossCheck.WithGradient(LossGradient50257, 50257),
        LossCheck.WithGradient(EighthLossGradient17, 17, 0.125), LossCheck.WithGradient(EighthLossGradient777, 777, 0.125),
        LossCheck.Alone(Loss2, 2), LossCheck.Alone(Loss16, 16), LossCheck.Alone(Loss33, 33), LossCheck.Alone(Loss100, 100),
        LossCheck.Alone(Loss321, 321), LossCheck.Alone(Loss1024, 1024), LossCheck.Alone(Loss2049, 2049),
        LossCheck.PerRow(RowLosses1, 1), LossCheck.PerRow(RowLosses10, 10), LossCheck.PerRow(RowLosses16, 16), LossCheck.PerRow(RowLosses33, 33),
        LossCheck.PerRow(RowLosses160, 160), LossCheck.PerRow(RowLosses321, 321), LossCheck.PerRow(RowLosses1000, 1000),
    ];

    [SoftmaxCrossEntropy(Dim = 1)] public static partial float LossGradient1(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 2)] public static partial float LossGradient2(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 3)] public static partial float LossGradient3(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 10)] public static partial float LossGradient10(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 15)] public static partial float LossGradient15(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 16)] public static partial float LossGradient16(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 17)] public static partial float LossGradient17(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 33)] public static partial float LossGradient33(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 64)] public static partial float LossGradient64(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 65)] public static partial float LossGradient65(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 100)] public static partial float LossGradient100(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 160)] public static partial float LossGradient160(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 161)] public static partial float LossGradient161(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 320)] public static partial float LossGradient320(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 321)] public static partial float LossGradient321(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 385)] public static partial float LossGradient385(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 1000)] public static partial float LossGradient1000(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 4099)] public static partial float LossGradient4099(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 32768)] public static partial float LossGradient32768(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 50257)] public static partial float LossGradient50257(ReadOnlySpan<float> logits, int target, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 17, Scale = 0.125)] public static partial float EighthLossGradient17(ReadOnlySpan<float> logits, int target, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 777, Scale = 0.125)] public static partial float EighthLossGradient777(ReadOnlySpan<float> logits, int target, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 2)] public static partial float Loss2(ReadOnlySpan<float> logits, int target);
    [SoftmaxCrossEntropy(Dim = 16)] public static partial float Loss16(ReadOnlySpan<float> logits, int target);
    [SoftmaxCrossEntropy(Dim = 33)] public static partial float Loss33(ReadOnlySpan<float> logits, int target);
    [SoftmaxCrossEntropy(Dim = 100)] public static partial float Loss100(ReadOnlySpan<float> logits, int target);
    [SoftmaxCrossEntropy(Dim = 321)] public static partial float Loss321(ReadOnlySpan<float> logits, int target);
    [SoftmaxCrossEntropy(Dim = 1024)] public static partial float Loss1024(ReadOnlySpan<float> logits, int target);
    [SoftmaxCrossEntropy(Dim = 2049)] public static partial float Loss2049(ReadOnlySpan<float> logits, int target);

    [SoftmaxCrossEntropy(Dim = 1, Batched = true, Reduction = Reduction.None)] public static partial void RowLosses1(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.None)] public static partial void RowLosses10(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 16, Batched = true, Reduction = Reduction.None)] public static partial void RowLosses16(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 33, Batched = true, Reduction = Reduction.None)] public static partial void RowLosses33(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 160, Batched = true, Reduction = Reduction.None)] public static partial void RowLosses160(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 321, Batched = true, Reduction = Reduction.None)] public static partial void RowLosses321(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
    [SoftmaxCrossEntropy(Dim = 1000, Batched = true, Reduction = Reduction.None)] public static partial void RowLosses1000(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
}
