using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Snapshots;

/// <summary>Gradients of softmax: two rows in, one out.</summary>
public sealed class SoftmaxGradientSnapshots
{
    [Fact]
    public Task Dim10() => Gradient("Dim = 10");

    [Fact]
    public Task Dim1000() => Gradient("Dim = 1000");

    [Fact]
    public Task Batched64Scaled() => Gradient("Dim = 64, Batched = true, Scale = 0.125");

    private static Task Gradient(string options) => Snapshot.OfKernel(
        $"[SoftmaxGradient({options})] public static partial void Gradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);");
}
