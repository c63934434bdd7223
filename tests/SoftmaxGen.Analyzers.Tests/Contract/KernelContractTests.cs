using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Contract;

/// <summary>SMG0001 … SMG0010: every way to misuse an attribute gets its id and a message that says what to do.</summary>
public sealed class KernelContractTests
{
    private const string Valid = "[Softmax(Dim = 10)] public static partial void M(ReadOnlySpan<float> logits, Span<float> probabilities);";

    public static TheoryData<string, string, string[]> Misuse => new()
    {
        { "SMG0001", "[Softmax(Dim = 10)] public static void M(ReadOnlySpan<float> logits, Span<float> p) { }", ["'M' must be a partial method"] },
        { "SMG0001", "[Softmax(Dim = 10)] public static partial void M(ReadOnlySpan<float> logits, Span<float> p); public static partial void M(ReadOnlySpan<float> logits, Span<float> p) { }", ["'M'"] },
        { "SMG0001", "public void Outer() { [Softmax(Dim = 10)] void Inner(ReadOnlySpan<float> logits, Span<float> p) { } Inner(default, default); }", ["'Inner'"] },
        { "SMG0001", "[Softmax(Dim = 10)] public static extern partial void M(Span<float> inPlace);", ["'M' must be a partial method without a body"] },
        { "SMG0002", "[Softmax(Dim = 10)] static partial void M(ReadOnlySpan<float> logits, Span<float> p);", ["'M' needs an accessibility modifier"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial void M(float[] logits, float[] p);", ["void (float[] logits, float[] p)", "void (ReadOnlySpan<float> logits, Span<float> probabilities) or void (Span<float> inPlace)"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial float M(ReadOnlySpan<float> logits, Span<float> p);", ["float (ReadOnlySpan<float> logits, Span<float> p)"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial void M(ReadOnlySpan<float> inPlace);", ["void (ReadOnlySpan<float> inPlace)"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial void M();", ["void ()"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial void M(in ReadOnlySpan<float> logits, Span<float> p);", ["in ReadOnlySpan<float>"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial void M(ReadOnlySpan<float> logits, ref Span<float> p);", ["ref Span<float>"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial void M<T>(ReadOnlySpan<T> logits, Span<T> p);", ["generic void"] },
        { "SMG0003", "[SoftmaxGradient(Dim = 10)] public static partial void M(ReadOnlySpan<float> logits, Span<float> p);", ["void (ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient)"] },
        { "SMG0003", "[SoftmaxCrossEntropy(Dim = 10)] public static partial float M(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);", ["float (ReadOnlySpan<float> logits, int target)"] },
        { "SMG0003", "[SoftmaxCrossEntropy(Dim = 10, Batched = true)] public static partial float M(ReadOnlySpan<float> logits, int target);", ["float (ReadOnlySpan<float> logits, ReadOnlySpan<int> targets)"] },
        { "SMG0003", "[SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.None)] public static partial float M(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);", ["void (ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses)"] },
        { "SMG0003", "[Softmax(Dim = 10)] public static partial void M(ReadOnlySpan<double> logits, Span<float> p);", ["void (ReadOnlySpan<double> logits, Span<double> probabilities)"] },
        { "SMG0003", "[SoftmaxCrossEntropy(Dim = 10)] public static partial float M(ReadOnlySpan<Half> logits, int target);", ["Half (ReadOnlySpan<Half> logits, int target)"] },
        { "SMG0004", "[Softmax(Dim = 10)] public static partial void M(ReadOnlySpan<long> logits, Span<long> p);", ["'long'", "float, double and Half"] },
        { "SMG0004", "[Softmax(Dim = 10)] public static partial void M(Span<decimal> inPlace);", ["'decimal'"] },
        { "SMG0005", "[Softmax] public static partial void M(Span<float> inPlace);", ["Dim is missing", "1 to 16777216"] },
        { "SMG0005", "[Softmax(Dim = 0)] public static partial void M(Span<float> inPlace);", ["Dim is 0"] },
        { "SMG0005", "[Softmax(Dim = -1)] public static partial void M(Span<float> inPlace);", ["Dim is -1"] },
        { "SMG0005", "[Softmax(Dim = 16777217)] public static partial void M(Span<float> inPlace);", ["Dim is 16777217"] },
        { "SMG0006", "[SoftmaxCrossEntropy(Dim = 10, Reduction = Reduction.Sum)] public static partial float M(ReadOnlySpan<float> logits, int target);", ["Reduction", "Batched = false"] },
        { "SMG0006", "[Softmax(Dim = 10, Parallel = true)] public static partial void M(Span<float> inPlace);", ["Parallel", "Batched = false"] },
        { "SMG0006", "[Softmax(Dim = 10, EmptyRow = EmptyRow.Uniform)] public static partial void M(Span<float> inPlace);", ["EmptyRow", "no [Mask] or [ValidLength]"] },
        { "SMG0006", "[Softmax(Dim = 10, Stable = false)] public static partial void M(Span<float> inPlace, [ValidLength] int n);", ["Stable = false", "[ValidLength]"] },
        { "SMG0006", "[SoftmaxCrossEntropy(Dim = 10, Inner = 2)] public static partial float M(ReadOnlySpan<float> logits, int target);", ["Inner", "Batched = false"] },
        { "SMG0009", "[Softmax(Dim = 10), SoftmaxGradient(Dim = 10)] public static partial void M(Span<float> inPlace);", ["'M' carries several"] },
        { "SMG0010", "[Softmax(Dim = 10, Scale = 0)] public static partial void M(Span<float> inPlace);", ["Scale to 0"] },
        { "SMG0010", "[Softmax(Dim = 10, Scale = double.NaN)] public static partial void M(Span<float> inPlace);", ["Scale to NaN"] },
        { "SMG0010", "[Softmax(Dim = 10, Scale = double.PositiveInfinity)] public static partial void M(Span<float> inPlace);", ["Scale to Infinity"] },
        { "SMG0010", "[SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = (Reduction)7)] public static partial float M(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);", ["Reduction to 7"] },
        { "SMG0010", "[Softmax(Dim = 10, Inner = 0)] public static partial void M(Span<float> inPlace);", ["Inner to 0", "at least 1"] },
        { "SMG0010", "[Softmax(Dim = 65536, Inner = 32768)] public static partial void M(Span<float> inPlace);", ["Inner to 32768", "less than 2^31"] },
        { "SMG0010", "[Softmax(Dim = 10, EmptyRow = (EmptyRow)3)] public static partial void M(Span<float> inPlace, [ValidLength] int n);", ["EmptyRow to 3"] },
        { "SMG0011", "[Softmax(Dim = 10)] public static partial void M(Span<float> inPlace, [Temperature] double t);", ["'t' as [Temperature]", "the type float"] },
        { "SMG0011", "[Softmax(Dim = 10)] public static partial void M(Span<float> inPlace, [Temperature] ref float t);", ["'t' as [Temperature]"] },
        { "SMG0011", "[Softmax(Dim = 10)] public static partial void M(Span<double> inPlace, [Mask] ReadOnlySpan<float> m);", ["'m' as [Mask]", "ReadOnlySpan<double> or ReadOnlySpan<bool>"] },
        { "SMG0011", "[Softmax(Dim = 10)] public static partial void M(Span<float> inPlace, [ValidLength] ReadOnlySpan<int> n);", ["'n' as [ValidLength]", "the type int"] },
        { "SMG0011", "[Softmax(Dim = 10)] public static partial void M(Span<float> inPlace, [Mask] ReadOnlySpan<bool> m, [Mask] ReadOnlySpan<float> n);", ["'n' as [Mask]", "one parameter of each role"] },
        { "SMG0011", "[SoftmaxGradient(Dim = 3)] public static partial void M(ReadOnlySpan<float> p, ReadOnlySpan<float> u, Span<float> g, [Temperature] float t);", ["'t' as [Temperature]", "gradient kernel"] },
    };

    [Theory]
    [MemberData(nameof(Misuse))]
    public async Task EachMisuse_IsReportedOnceWithItsReason(string id, string members, string[] parts)
    {
        Diagnostic diagnostic = Assert.Single(await Of(members), d => d.Id == id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.All(parts, part => Assert.Contains(part, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.DoesNotContain("{", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.True(diagnostic.Location.IsInSource);
    }

    public static TheoryData<string> Accepted => new()
    {
        Valid,
        "[Softmax(Dim = 1)] internal partial void M(Span<float> inPlace);",
        "[Softmax(Dim = 16777216, Batched = true, Stable = false, Scale = -0.5)] private protected static partial void M(Span<float> inPlace);",
        "[Softmax(Dim = Size)] public static partial void M(Span<float> inPlace); private const int Size = 7;",
        "[SoftmaxGradient(Dim = 3)] public static partial void M(ReadOnlySpan<float> p, ReadOnlySpan<float> u, Span<float> g);",
        "[SoftmaxCrossEntropy(Dim = 3)] public static partial float M(ReadOnlySpan<float> logits, int target, Span<float> gradient);",
        "[SoftmaxCrossEntropy(Dim = 3, Batched = true, Reduction = Reduction.Sum)] public static partial float M(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);",
        "[SoftmaxCrossEntropy(Dim = 3, Batched = true, Reduction = Reduction.None)] public static partial void M(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);",
        "[Softmax(Dim = 3)] public static partial void M(ReadOnlySpan<double> logits, Span<double> p);",
        "[Softmax(Dim = 300, Batched = true)] public static partial void M(Span<Half> inPlace);",
        "[Softmax(Dim = 3, Batched = true, Inner = 5, Parallel = true, Reproducible = true)] public static partial void M(Span<Half> inPlace);",
        "[Softmax(Dim = 3, EmptyRow = EmptyRow.NaN)] public static partial void M([Temperature] float t, ReadOnlySpan<float> logits, [Mask] ReadOnlySpan<float> m, Span<float> p, [ValidLength] int n);",
        "[Softmax(Dim = 300, Batched = true, Scale = -1)] public static partial void M(Span<double> inPlace, [ValidLength] ReadOnlySpan<int> n, [Mask] ReadOnlySpan<bool> m);",
        "[SoftmaxCrossEntropy(Dim = 3, Batched = true, Parallel = true)] public static partial double M(ReadOnlySpan<double> logits, ReadOnlySpan<int> targets, Span<double> g, [Mask] ReadOnlySpan<double> m, [Temperature] double t);",
        "[SoftmaxCrossEntropy(Dim = 3, Batched = true, Inner = 4)] public static partial Half M(ReadOnlySpan<Half> logits, ReadOnlySpan<int> targets, Span<Half> g, [Mask] ReadOnlySpan<Half> m);",
        "[SoftmaxGradient(Dim = 3, Batched = true, Parallel = true)] public static partial void M(ReadOnlySpan<Half> p, ReadOnlySpan<Half> u, Span<Half> g);",
        "[SoftmaxGen.Softmax(Dim = 3)] public unsafe static partial void M(System.ReadOnlySpan<float> a, global::System.Span<float> b);",
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task AcceptedMethods_AreNotReported(string members) => Assert.Empty(await Of(members));

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task GeneratedPart_IsNotTakenForOneWrittenByHand(string members)
    {
        Compilation generated = Execution.Generate(TestCompilation.Create(File(members)));
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await AnalyzerRun.Diagnostics(generated, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TypesThatAreNotPartial_AreReportedEachOnItsName()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.OfFile($"using System; using SoftmaxGen; class Outer {{ struct Inner {{ {Valid} }} }}");
        Assert.Equal(["SMG0007", "SMG0007"], diagnostics.Select(d => d.Id));
        Assert.Equal(["Outer", "Inner"], diagnostics.Select(d => d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)));
        Assert.Contains("declare it partial", diagnostics[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task FileLocalTypes_AreReported()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.OfFile($"using System; using SoftmaxGen; file partial class C {{ {Valid} }}"));
        Assert.Equal("SMG0007", diagnostic.Id);
        Assert.Contains("remove its 'file' modifier", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task OldLanguageVersions_AreReported()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.OfFile(File(Valid), LanguageVersion.CSharp10));
        Assert.Equal("SMG0008", diagnostic.Id);
        Assert.Contains("C# 10.0", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(await AnalyzerRun.OfFile(File(Valid), LanguageVersion.CSharp11));
    }

    [Fact]
    public async Task TheUsersOwnSpan_IsNotASpan()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.OfFile(
            "using SoftmaxGen; namespace Mine { public struct Span<T> { } public partial class C { [Softmax(Dim = 3)] public static partial void M(Span<float> inPlace); } }");
        Assert.Equal("SMG0003", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public async Task AttributesOfOthers_AreNoneOfOurBusiness() =>
        Assert.Empty(await AnalyzerRun.OfFile("namespace Other { class SoftmaxAttribute : System.Attribute { } class C { [Softmax] void M() { } } }"));

    [Fact]
    public async Task SeveralMistakes_AreAllReported()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.OfFile("using System; using SoftmaxGen; class C { [Softmax(Scale = 0)] void M(float x) { } }");
        Assert.Equal(["SMG0001", "SMG0003", "SMG0005", "SMG0007", "SMG0010"], diagnostics.Select(d => d.Id).Order());
    }

    private static string File(string members) => $"using System;\nusing SoftmaxGen;\npublic partial class C\n{{\n{members}\n}}\n";

    private static Task<IReadOnlyList<Diagnostic>> Of(string members) => AnalyzerRun.OfFile(File(members));
}
