using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Placement;

/// <summary>Modifiers, overloads and parameter modifiers: both parts of a partial method must agree on all of them.</summary>
public sealed class ModifierTests
{
    private const string Spans = "(ReadOnlySpan<float> logits, Span<float> probabilities);";

    [Theory]
    [InlineData("public static partial class C { [Softmax(Dim = 3)] public static unsafe partial void M" + Spans + " }")]
    [InlineData("public partial class C { [Softmax(Dim = 3)] public virtual partial void M" + Spans + " }")]
    [InlineData("public partial class C { [Softmax(Dim = 3)] protected partial void M" + Spans + " }")]
    [InlineData("public partial class C { [Softmax(Dim = 3)] protected internal partial void M" + Spans + " }")]
    [InlineData("public partial class C { [Softmax(Dim = 3)] private protected static partial void M" + Spans + " }")]
    [InlineData("public partial class C { [Softmax(Dim = 3)] private static partial void M" + Spans + " public static void Use(Span<float> x) => M(x, x); }")]
    [InlineData("public partial class C { [Softmax(Dim = 3)] static internal partial void M" + Spans + " }")]
    [InlineData("public partial struct S { [Softmax(Dim = 3)] public readonly partial void M" + Spans + " }")]
    [InlineData("public class B { public virtual void M(ReadOnlySpan<float> a, Span<float> b) { } } public partial class C : B { [Softmax(Dim = 3)] public override partial void M" + Spans + " }")]
    [InlineData("public class B { public virtual void M(ReadOnlySpan<float> a, Span<float> b) { } } public partial class C : B { [Softmax(Dim = 3)] public sealed override partial void M" + Spans + " }")]
    [InlineData("public class B { public void M(ReadOnlySpan<float> a, Span<float> b) { } } public partial class C : B { [Softmax(Dim = 3)] public new partial void M" + Spans + " }")]
    [InlineData("public interface I { void M(ReadOnlySpan<float> a, Span<float> b); } public partial class C : I { [Softmax(Dim = 3)] public partial void M" + Spans + " }")]
    public void Method_modifiers_are_repeated(string types) => Kernels.AssertOne(UserProject.Of(Sources.InNamespace(types)));

    [Theory]
    [InlineData("[Softmax(Dim = 3)] public static partial void M(scoped ReadOnlySpan<float> logits, scoped Span<float> probabilities);")]
    [InlineData("[Softmax(Dim = 3)] public static partial void M(this ReadOnlySpan<float> logits, Span<float> probabilities);")]
    [InlineData("[Softmax(Dim = 3)] public static partial void M(this scoped Span<float> row);")]
    [InlineData("[Softmax(Dim = 3)] public static partial void M(ReadOnlySpan<float> logits, params Span<float> probabilities);")]
    [InlineData("[Softmax(Dim = 3)] public static partial void M(params Span<float> row);")]
    [InlineData("[SoftmaxCrossEntropy(Dim = 3)] public static partial float M(ReadOnlySpan<float> logits, int target = 0);")]
    [InlineData("[SoftmaxCrossEntropy(Dim = 3)] public static partial float M(ReadOnlySpan<float> logits, Int32 target, Span<Single> gradient = default);")]
    [InlineData("[SoftmaxCrossEntropy(Dim = 3)] public static partial Single M(this System.ReadOnlySpan<System.Single> logits, [System.ComponentModel.Description(\"x\")] int target);")]
    public void Parameter_modifiers_are_repeated(string member) => Kernels.AssertOne(UserProject.Of(Sources.InClass(member)));

    [Theory]
    [InlineData("[Obsolete] [Softmax(Dim = 3)] public static partial void M" + Spans)]
    [InlineData("[Obsolete(\"text\", true), Softmax(Dim = 3)] public static partial void M" + Spans)]
    [InlineData("[SoftmaxAttribute(Dim = 3)] public static partial void M" + Spans)]
    [InlineData("[global::SoftmaxGen.Softmax(Dim = Size)] public static partial void M" + Spans + " private const int Size = 1 + 2;")]
    [InlineData("[Softmax(Dim = 3, Scale = 1 / 8.0, Stable = !true)] public static partial void M" + Spans)]
    [InlineData("#if true\n[Softmax(Dim = 3)]\n#endif\n/* why */ public static /* not */ partial void M" + Spans)]
    public void Attributes_are_read_however_they_are_written(string member) => Kernels.AssertOne(UserProject.Of(Sources.InClass(member)));

    [Fact]
    public void Overloads_get_a_file_each() => AssertFiles(4, """
        [Softmax(Dim = 3)] public static partial void M(ReadOnlySpan<float> logits, Span<float> probabilities);
        [Softmax(Dim = 4)] public static partial void M(Span<float> row);
        [SoftmaxCrossEntropy(Dim = 5)] public static partial float M(ReadOnlySpan<float> logits, int target);
        [SoftmaxCrossEntropy(Dim = 6, Batched = true)] public static partial float M(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """);

    [Fact]
    public void Names_that_differ_in_case_only_get_a_file_each() => AssertFiles(3, """
        [Softmax(Dim = 3)] public static partial void Softmax(Span<float> row);
        [Softmax(Dim = 4)] public static partial void softmax(Span<float> row);
        [Softmax(Dim = 5)] public static partial void SoftMax(Span<float> row);
        """);

    private static void AssertFiles(int count, string members) =>
        Assert.Equal(count, GeneratorHarness.Run(UserProject.Of(Sources.InClass(members))).Files.Length);
}
