using System;
using System.Collections.Generic;
using SoftmaxGen.EmulatedKernels.Checking;

namespace SoftmaxGen.EmulatedKernels.KernelSet;

/// <summary>Softmax with options that change its constants, its passes or its signature.</summary>
internal static partial class SoftmaxVariants
{
    public static IEnumerable<KernelCase> All =>
    [
        SoftmaxCheck.InPlace(InPlace5, 5), SoftmaxCheck.InPlace(InPlace33, 33), SoftmaxCheck.InPlace(InPlace100, 100),
        SoftmaxCheck.InPlace(InPlace385, 385),
        SoftmaxCheck.Unstable(Unstable3, 3), SoftmaxCheck.Unstable(Unstable16, 16), SoftmaxCheck.Unstable(Unstable33, 33),
        SoftmaxCheck.Unstable(Unstable100, 100), SoftmaxCheck.Unstable(Unstable320, 320), SoftmaxCheck.Unstable(Unstable385, 385),
        SoftmaxCheck.Unstable(Unstable1000, 1000), SoftmaxCheck.Unstable(Unstable4099, 4099),
        SoftmaxCheck.Unstable(UnstableTimesTwoAndAHalf17, 17, 2.5), SoftmaxCheck.Unstable(UnstableTimesTwoAndAHalf1000, 1000, 2.5),
        SoftmaxCheck.OneRow(Eighth10, 10, 0.125), SoftmaxCheck.OneRow(Eighth64, 64, 0.125), SoftmaxCheck.OneRow(Eighth385, 385, 0.125),
        SoftmaxCheck.OneRow(Minus17, 17, -1), SoftmaxCheck.OneRow(Minus100, 100, -1), SoftmaxCheck.OneRow(Minus1000, 1000, -1),
        SoftmaxCheck.OneRow(TimesThirty33, 33, 30), SoftmaxCheck.OneRow(TimesThirty777, 777, 30),
    ];

    [Softmax(Dim = 5)] public static partial void InPlace5(Span<float> row);
    [Softmax(Dim = 33)] public static partial void InPlace33(Span<float> row);
    [Softmax(Dim = 100)] public static partial void InPlace100(Span<float> row);
    [Softmax(Dim = 385)] public static partial void InPlace385(Span<float> row);

    [Softmax(Dim = 3, Stable = false)] public static partial void Unstable3(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 16, Stable = false)] public static partial void Unstable16(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 33, Stable = false)] public static partial void Unstable33(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 100, Stable = false)] public static partial void Unstable100(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 320, Stable = false)] public static partial void Unstable320(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 385, Stable = false)] public static partial void Unstable385(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 1000, Stable = false)] public static partial void Unstable1000(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 4099, Stable = false)] public static partial void Unstable4099(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 17, Stable = false, Scale = 2.5)] public static partial void UnstableTimesTwoAndAHalf17(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 1000, Stable = false, Scale = 2.5)] public static partial void UnstableTimesTwoAndAHalf1000(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 10, Scale = 0.125)] public static partial void Eighth10(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 64, Scale = 0.125)] public static partial void Eighth64(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 385, Scale = 0.125)] public static partial void Eighth385(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 17, Scale = -1)] public static partial void Minus17(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 100, Scale = -1)] public static partial void Minus100(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 1000, Scale = -1)] public static partial void Minus1000(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 33, Scale = 30)] public static partial void TimesThirty33(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 777, Scale = 30)] public static partial void TimesThirty777(ReadOnlySpan<float> logits, Span<float> probabilities);
}
