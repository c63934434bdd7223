using System;
using System.Collections.Generic;
using SoftmaxGen.EmulatedKernels.Checking;

namespace SoftmaxGen.EmulatedKernels.KernelSet;

/// <summary>The gradient of softmax, which keeps two rows in registers and so changes its plan at half the lengths.</summary>
internal static partial class GradientKernels
{
    public static IEnumerable<KernelCase> All =>
    [
        GradientCheck.Of(Gradient1, 1), GradientCheck.Of(Gradient2, 2), GradientCheck.Of(Gradient3, 3), GradientCheck.Of(Gradient8, 8),
        GradientCheck.Of(Gradient10, 10), GradientCheck.Of(Gradient15, 15), GradientCheck.Of(Gradient16, 16), GradientCheck.Of(Gradient17, 17),
        GradientCheck.Of(Gradient31, 31), GradientCheck.Of(Gradient33, 33), GradientCheck.Of(Gradient64, 64), GradientCheck.Of(Gradient65, 65),
        GradientCheck.Of(Gradient100, 100), GradientCheck.Of(Gradient128, 128), GradientCheck.Of(Gradient129, 129),
        GradientCheck.Of(Gradient160, 160), GradientCheck.Of(Gradient161, 161), GradientCheck.Of(Gradient321, 321),
        GradientCheck.Of(Gradient1000, 1000), GradientCheck.Of(Gradient4099, 4099), GradientCheck.Of(Gradient50257, 50257),
        GradientCheck.Of(GradientRows5, 5, rows: 3), GradientCheck.Of(GradientRows16, 16, rows: 3), GradientCheck.Of(GradientRows65, 65, rows: 3),
        GradientCheck.Of(GradientRows161, 161, rows: 3),
        GradientCheck.Of(GradientTimesMinusTwoAndAHalf17, 17, scale: -2.5), GradientCheck.Of(GradientTimesMinusTwoAndAHalf385, 385, scale: -2.5),
    ];

    [SoftmaxGradient(Dim = 1)] public static partial void Gradient1(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 2)] public static partial void Gradient2(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 3)] public static partial void Gradient3(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 8)] public static partial void Gradient8(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 10)] public static partial void Gradient10(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 15)] public static partial void Gradient15(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 16)] public static partial void Gradient16(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 17)] public static partial void Gradient17(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 31)] public static partial void Gradient31(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 33)] public static partial void Gradient33(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 64)] public static partial void Gradient64(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 65)] public static partial void Gradient65(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 100)] public static partial void Gradient100(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 128)] public static partial void Gradient128(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 129)] public static partial void Gradient129(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 160)] public static partial void Gradient160(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 161)] public static partial void Gradient161(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 321)] public static partial void Gradient321(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 1000)] public static partial void Gradient1000(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 4099)] public static partial void Gradient4099(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 50257)] public static partial void Gradient50257(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxGradient(Dim = 5, Batched = true)] public static partial void GradientRows5(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 16, Batched = true)] public static partial void GradientRows16(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 65, Batched = true)] public static partial void GradientRows65(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 161, Batched = true)] public static partial void GradientRows161(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxGradient(Dim = 17, Scale = -2.5)] public static partial void GradientTimesMinusTwoAndAHalf17(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
    [SoftmaxGradient(Dim = 385, Scale = -2.5)] public static partial void GradientTimesMinusTwoAndAHalf385(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
}
