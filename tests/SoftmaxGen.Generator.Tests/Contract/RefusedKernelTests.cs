using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Contract;

/// <summary>A method that breaks the contract gets no code and disturbs nobody; the analyzer explains it.</summary>
public sealed class RefusedKernelTests
{
    private const string Spans = "(ReadOnlySpan<float> logits, Span<float> probabilities);";

    [Theory]
    [InlineData("[Softmax(Dim = 10)] public static void Refused(ReadOnlySpan<float> logits, Span<float> probabilities) { }")]
    [InlineData("[Softmax(Dim = 10)] static partial void Refused" + Spans)]
    [InlineData("[Softmax] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = 0)] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = -1)] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = (1 << 24) + 1)] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = NoSuchConstant)] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = 10, Scale = 0)] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = 10, Scale = double.NaN)] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = 10, Scale = double.PositiveInfinity)] public static partial void Refused" + Spans)]
    [InlineData("[Softmax(Dim = 10)] public static partial float Refused" + Spans)]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(Span<float> logits, Span<float> probabilities);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(ReadOnlySpan<float> logits);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(float[] logits, float[] probabilities);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused();")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(Span<float> row, __arglist);")]
    [InlineData("[Softmax(Dim = 10)] public static extern partial void Refused(Span<float> row);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(ref ReadOnlySpan<float> logits, Span<float> probabilities);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(in ReadOnlySpan<float> logits, out Span<float> probabilities);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(ReadOnlySpan<int> logits, Span<int> probabilities);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(ReadOnlySpan<float> logits, Span<double> probabilities);")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused<T>(ReadOnlySpan<T> logits, Span<T> probabilities);")]
    [InlineData("[Softmax(Dim = 10)] [SoftmaxGradient(Dim = 10)] public static partial void Refused" + Spans)]
    [InlineData("[SoftmaxCrossEntropy(Dim = 10, Reduction = Reduction.Sum)] public static partial float Refused(ReadOnlySpan<float> logits, int target);")]
    [InlineData("[SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = (Reduction)3)] public static partial float Refused(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);")]
    [InlineData("[SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.None)] public static partial float Refused(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);")]
    [InlineData("[SoftmaxCrossEntropy(Dim = 10)] public static partial float Refused(ReadOnlySpan<float> logits, long target);")]
    [InlineData("[SoftmaxCrossEntropy(Dim = 10)] public static partial ref float Refused(ReadOnlySpan<float> logits, int target);")]
    [InlineData("[SoftmaxGradient(Dim = 10)] public static partial void Refused(ReadOnlySpan<float> probabilities, Span<float> gradient);")]
    [InlineData("public class NotPartial { [Softmax(Dim = 10)] public static partial void Refused(Span<float> row); }")]
    [InlineData("public partial class Sealed { public class NotPartial { public partial class Inner { [Softmax(Dim = 10)] public static partial void Refused(Span<float> row); } } }")]
    [InlineData("[Softmax(Dim = 10)] public static partial void Refused(Span<float> row); public static partial void Refused(Span<float> row) { }")]
    public void No_code_for_it_and_code_for_its_neighbour(string refused) =>
        AssertOnlyPlainKernel(UserProject.Of(Sources.InClass(refused + "\n" + Sources.PlainKernel)));

    [Fact]
    public void No_code_in_a_file_local_type() => AssertOnlyPlainKernel(UserProject.Of(
        Sources.InClass(Sources.PlainKernel),
        Sources.InNamespace("file static partial class Local { [Softmax(Dim = 10)] public static partial void Refused(Span<float> row); }")));

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    public void No_code_before_csharp_11(LanguageVersion version)
    {
        UserProject project = UserProject.Of(
            "using System; using SoftmaxGen;\nnamespace N { public static partial class Kernels { " + Sources.PlainKernel + " } }");
        Assert.Empty(GeneratorHarness.RunUncompiled(project with { LanguageVersion = version }).Files);
    }

    [Theory]
    [InlineData("Softmax")]
    [InlineData("SoftmaxGradient")]
    [InlineData("SoftmaxCrossEntropy")]
    public void No_code_for_someone_elses_attribute_of_the_same_name(string name)
    {
        GeneratorRun run = GeneratorHarness.RunUncompiled(UserProject.Of($$"""
            using System;
            namespace Other
            {
                public sealed class {{name}}Attribute : Attribute { public int Dim { get; set; } }
                public static partial class Kernels
                {
                    [{{name}}(Dim = 10)] public static partial void Refused(ReadOnlySpan<float> logits, Span<float> probabilities);
                }
            }
            """));
        Assert.Empty(run.Files);
    }

    [Fact]
    public void No_code_for_a_span_of_the_users_own() => Assert.Empty(GeneratorHarness.RunUncompiled(UserProject.Of("""
        using SoftmaxGen;
        namespace System { public ref struct Span<T> { } }
        namespace N
        {
            public static partial class Kernels { [Softmax(Dim = 10)] public static partial void Refused(System.Span<float> row); }
        }
        """)).Files);

    private static void AssertOnlyPlainKernel(UserProject project)
    {
        string text = GeneratorHarness.RunUncompiled(project).OnlyFile;
        Assert.DoesNotContain("Refused", text, System.StringComparison.Ordinal);
    }
}
