using System;
using System.Collections.Generic;
using SoftmaxGen.EmulatedKernels.Checking;

namespace SoftmaxGen.EmulatedKernels.KernelSet;

/// <summary>Softmax of one row at every boundary between plans, and of batches at every number of rows taken together.</summary>
internal static partial class SoftmaxKernels
{
    public static IEnumerable<KernelCase> All =>
    [
        SoftmaxCheck.OneRow(Softmax1, 1), SoftmaxCheck.OneRow(Softmax2, 2), SoftmaxCheck.OneRow(Softmax3, 3), SoftmaxCheck.OneRow(Softmax5, 5),
        SoftmaxCheck.OneRow(Softmax8, 8), SoftmaxCheck.OneRow(Softmax10, 10), SoftmaxCheck.OneRow(Softmax15, 15), SoftmaxCheck.OneRow(Softmax16, 16),
        SoftmaxCheck.OneRow(Softmax17, 17), SoftmaxCheck.OneRow(Softmax31, 31), SoftmaxCheck.OneRow(Softmax32, 32),
        SoftmaxCheck.OneRow(Softmax33, 33), SoftmaxCheck.OneRow(Softmax48, 48), SoftmaxCheck.OneRow(Softmax63, 63),
        SoftmaxCheck.OneRow(Softmax64, 64), SoftmaxCheck.OneRow(Softmax65, 65), SoftmaxCheck.OneRow(Softmax100, 100),
        SoftmaxCheck.OneRow(Softmax128, 128), SoftmaxCheck.OneRow(Softmax129, 129), SoftmaxCheck.OneRow(Softmax160, 160),
        SoftmaxCheck.OneRow(Softmax161, 161), SoftmaxCheck.OneRow(Softmax256, 256), SoftmaxCheck.OneRow(Softmax300, 300),
        SoftmaxCheck.OneRow(Softmax320, 320), SoftmaxCheck.OneRow(Softmax321, 321), SoftmaxCheck.OneRow(Softmax384, 384),
        SoftmaxCheck.OneRow(Softmax385, 385), SoftmaxCheck.OneRow(Softmax512, 512), SoftmaxCheck.OneRow(Softmax777, 777),
        SoftmaxCheck.OneRow(Softmax1000, 1000), SoftmaxCheck.OneRow(Softmax1024, 1024), SoftmaxCheck.OneRow(Softmax2049, 2049),
        SoftmaxCheck.OneRow(Softmax4096, 4096), SoftmaxCheck.OneRow(Softmax4099, 4099), SoftmaxCheck.OneRow(Softmax32768, 32768),
        SoftmaxCheck.OneRow(Softmax50257, 50257), SoftmaxCheck.Long(Softmax1048579, 1048579),
        SoftmaxCheck.Batched(Rows1, 1), SoftmaxCheck.Batched(Rows2, 2), SoftmaxCheck.Batched(Rows3, 3), SoftmaxCheck.Batched(Rows8, 8),
        SoftmaxCheck.Batched(Rows15, 15), SoftmaxCheck.Batched(Rows16, 16), SoftmaxCheck.Batched(Rows17, 17), SoftmaxCheck.Batched(Rows32, 32),
        SoftmaxCheck.Batched(Rows33, 33), SoftmaxCheck.Batched(Rows64, 64), SoftmaxCheck.Batched(Rows65, 65), SoftmaxCheck.Batched(Rows100, 100),
        SoftmaxCheck.Batched(Rows160, 160), SoftmaxCheck.Batched(Rows161, 161), SoftmaxCheck.Batched(Rows320, 320),
        SoftmaxCheck.Batched(Rows321, 321), SoftmaxCheck.Batched(Rows1000, 1000),
    ];

    [Softmax(Dim = 1)] public static partial void Softmax1(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 2)] public static partial void Softmax2(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 3)] public static partial void Softmax3(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 5)] public static partial void Softmax5(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 8)] public static partial void Softmax8(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 10)] public static partial void Softmax10(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 15)] public static partial void Softmax15(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 16)] public static partial void Softmax16(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 17)] public static partial void Softmax17(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 31)] public static partial void Softmax31(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 32)] public static partial void Softmax32(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 33)] public static partial void Softmax33(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 48)] public static partial void Softmax48(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 63)] public static partial void Softmax63(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 64)] public static partial void Softmax64(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 65)] public static partial void Softmax65(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 100)] public static partial void Softmax100(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 128)] public static partial void Softmax128(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 129)] public static partial void Softmax129(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 160)] public static partial void Softmax160(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 161)] public static partial void Softmax161(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 256)] public static partial void Softmax256(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 300)] public static partial void Softmax300(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 320)] public static partial void Softmax320(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 321)] public static partial void Softmax321(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 384)] public static partial void Softmax384(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 385)] public static partial void Softmax385(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 512)] public static partial void Softmax512(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 777)] public static partial void Softmax777(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 1000)] public static partial void Softmax1000(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 1024)] public static partial void Softmax1024(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 2049)] public static partial void Softmax2049(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 4096)] public static partial void Softmax4096(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 4099)] public static partial void Softmax4099(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 32768)] public static partial void Softmax32768(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 50257)] public static partial void Softmax50257(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 1048579)] public static partial void Softmax1048579(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 1, Batched = true)] public static partial void Rows1(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 2, Batched = true)] public static partial void Rows2(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 3, Batched = true)] public static partial void Rows3(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 8, Batched = true)] public static partial void Rows8(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 15, Batched = true)] public static partial void Rows15(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 16, Batched = true)] public static partial void Rows16(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 17, Batched = true)] public static partial void Rows17(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 32, Batched = true)] public static partial void Rows32(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 33, Batched = true)] public static partial void Rows33(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 64, Batched = true)] public static partial void Rows64(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 65, Batched = true)] public static partial void Rows65(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 100, Batched = true)] public static partial void Rows100(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 160, Batched = true)] public static partial void Rows160(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 161, Batched = true)] public static partial void Rows161(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 320, Batched = true)] public static partial void Rows320(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 321, Batched = true)] public static partial void Rows321(ReadOnlySpan<float> logits, Span<float> probabilities);
    [Softmax(Dim = 1000, Batched = true)] public static partial void Rows1000(ReadOnlySpan<float> logits, Span<float> probabilities);
}
