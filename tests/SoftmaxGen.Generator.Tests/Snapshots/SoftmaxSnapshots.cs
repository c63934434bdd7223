using System.Threading.Tasks;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Snapshots;

/// <summary>
/// Softmax kernels over the shapes that are treated differently: closed forms, less than a vector, whole vectors, a last vector that overlaps,
/// rows beyond the registers of one width but not of another, loops, loops with blocks of sums.
/// </summary>
public sealed class SoftmaxSnapshots
{
    [Fact]
    public Task Dim1() => Row("Dim = 1");

    [Fact]
    public Task Dim2() => Row("Dim = 2");

    [Fact]
    public Task Dim3() => Row("Dim = 3");

    [Fact]
    public Task Dim5() => Row("Dim = 5");

    [Fact]
    public Task Dim8() => Row("Dim = 8");

    [Fact]
    public Task Dim10() => Row("Dim = 10");

    [Fact]
    public Task Dim16() => Row("Dim = 16");

    [Fact]
    public Task Dim17() => Row("Dim = 17");

    [Fact]
    public Task Dim64() => Row("Dim = 64");

    [Fact]
    public Task Dim100() => Row("Dim = 100");

    [Fact]
    public Task Dim300() => Row("Dim = 300");

    [Fact]
    public Task Dim1000() => Row("Dim = 1000");

    [Fact]
    public Task Dim50257() => Row("Dim = 50257");

    /// <summary>Beyond the caches: read twice and written once on 512 bits.</summary>
    [Fact]
    public Task Dim1048576() => Row("Dim = 1048576");

    [Fact]
    public Task Batched3() => Row("Dim = 3, Batched = true");

    [Fact]
    public Task Batched10() => Row("Dim = 10, Batched = true");

    /// <summary>Columns that are stored as whole vectors.</summary>
    [Fact]
    public Task Batched16() => Row("Dim = 16, Batched = true");

    /// <summary>Rows in pairs: two in memory, pass by pass.</summary>
    [Fact]
    public Task Batched100() => Row("Dim = 100, Batched = true");

    [Fact]
    public Task Batched1000() => Row("Dim = 1000, Batched = true");

    [Fact]
    public Task Unstable10() => Row("Dim = 10, Stable = false");

    [Fact]
    public Task Unstable1000() => Row("Dim = 1000, Stable = false");

    [Fact]
    public Task Scaled64() => Row("Dim = 64, Scale = 0.125");

    [Fact]
    public Task NegativelyScaled10() => Row("Dim = 10, Scale = -2.5");

    [Fact]
    public Task InPlace10() => Snapshot.OfKernel("[Softmax(Dim = 10)] public static partial void Softmax(Span<float> row);");

    [Fact]
    public Task InPlaceBatched1000() => Snapshot.OfKernel("[Softmax(Dim = 1000, Batched = true)] public static partial void Softmax(Span<float> rows);");

    /// <summary>Halves across lanes, floats from the first pass to the last.</summary>
    [Fact]
    public Task BatchedHalf10() => Snapshot.OfKernel("[Softmax(Dim = 10, Batched = true)] public static partial void Softmax(ReadOnlySpan<Half> logits, Span<Half> probabilities);");

    [Fact]
    public Task SelfChecked10() => Snapshot.Of(UserProject.Of(Sources.InClass(Kernel("Dim = 10"))) with { SelfCheck = "true" });

    private static Task Row(string options) => Snapshot.OfKernel(Kernel(options));

    private static string Kernel(string options) =>
        $"[Softmax({options})] public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);";
}
