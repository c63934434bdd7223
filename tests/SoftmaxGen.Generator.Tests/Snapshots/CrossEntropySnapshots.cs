using System.Threading.Tasks;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Snapshots;

/// <summary>Cross-entropy with every signature there is, in registers and in memory.</summary>
public sealed class CrossEntropySnapshots
{
    [Fact]
    public Task Row10() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 10)] public static partial float Loss(ReadOnlySpan<float> logits, int target);");

    [Fact]
    public Task Row1000() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 1000)] public static partial float Loss(ReadOnlySpan<float> logits, int target);");

    [Fact]
    public Task RowWithGradient10() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 10)] public static partial float Loss(ReadOnlySpan<float> logits, int target, Span<float> gradient);");

    [Fact]
    public Task RowWithGradient50257() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 50257)] public static partial float Loss(ReadOnlySpan<float> logits, int target, Span<float> gradient);");

    [Fact]
    public Task Mean10() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 10, Batched = true)] public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);");

    [Fact]
    public Task MeanWithGradient10() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 10, Batched = true)] public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);");

    [Fact]
    public Task SumWithGradient1000() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 1000, Batched = true, Reduction = Reduction.Sum, Scale = 2.5)] public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);");

    [Fact]
    public Task Unreduced10() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.None)] public static partial void Losses(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses);");

    [Fact]
    public Task UnreducedWithGradient10() => Snapshot.OfKernel(
        "[SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.None)] public static partial void Losses(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);");

    [Fact]
    public Task SelfCheckedMeanWithGradient10() => Snapshot.Of(UserProject.Of(Sources.InClass(
        "[SoftmaxCrossEntropy(Dim = 10, Batched = true)] public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);"))
        with { SelfCheck = "true" });
}
