using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using SoftmaxGen.Analyzers.Tests.Corpus;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.Analyzers.Tests.Stability;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>
/// Every fix that is offered on any snippet of this project that a rule speaks about: the result compiles, says less, is offered no second time, and computes what the
/// old code computed; a softmax computes it for large numbers, too.
/// </summary>
public sealed class EveryFixTests(ITestOutputHelper output)
{
    private static readonly double[] Benign = [0.5, -1, 2, 0.25];

    /// <summary>Small numbers, and probabilities: no formula loses digits there, and no clamp of a probability is reached.</summary>
    private static readonly double[][] AlsoBenign = [[-0.75, 0.625, 0.875, -0.5], [0.375, 0.625, 0.5, 0.875]];

    // What these say of a softmax is said of none that does not subtract its maximum.
    private static readonly string[] OfShiftedOnly = ["SMG1107", "SMG2001"];

    private static Dictionary<string, string> Snippets { get; } = LoudSnippets.All
        .Concat(RuleSnippets.All.Select(s => KeyValuePair.Create("rule: " + s.Key, s.Value.Members)))
        .Concat(CorpusSnippets.All.Select(s => KeyValuePair.Create("corpus: " + s.Name, s.Members)))
        .GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.First().Value);

    public static TheoryData<string> Names => [.. Snippets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryOfferedFix_CompilesSilencesIsIdempotentAndRight(string name)
    {
        string before = TestCompilation.Class(Snippets[name]);
        Document document = FixRun.Project(before).Documents.Single();
        foreach ((Diagnostic diagnostic, CodeAction action) in await FixRun.AllOffered(document))
        {
            string after = await FixRun.Text((await FixRun.Changed(action)).GetDocument(document.Id)!);
            output.WriteLine($"{diagnostic.Id} {action.EquivalenceKey} on {name}:\n{after[TestCompilation.Usings.Length..]}");

            Compilation compilation = Execution.Generate(TestCompilation.Create(after));
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Except(await FixRun.Errors(document), DiagnosticText.Instance));
            Dictionary<string, int> old = await Counts(before), @new = await Counts(after);
            Assert.True(@new.GetValueOrDefault(diagnostic.Id) < old[diagnostic.Id], $"{diagnostic.Id} is still there");
            Assert.All(@new.Where(count => !OfShiftedOnly.Contains(count.Key)), count => Assert.True(count.Value <= old.GetValueOrDefault(count.Key), $"{count.Key} is new"));
            await IsIdempotent(after, diagnostic.Id, action.EquivalenceKey!, old[diagnostic.Id]);
            CompareNumbers(before, after, diagnostic.Id);
        }
    }

    /// <summary>Applied as long as it is offered it comes to an end, after as many steps as there were places.</summary>
    private static async Task IsIdempotent(string text, string id, string key, int places)
    {
        for (int i = 1; i <= places; i++)
        {
            Document document = FixRun.Project(text).Documents.Single();
            CodeAction? again = (await FixRun.AllOffered(document)).FirstOrDefault(f => f.Diagnostic.Id == id && f.Action.EquivalenceKey == key).Action;
            if (again is null)
            {
                return;
            }

            text = await FixRun.Text((await FixRun.Changed(again)).GetDocument(document.Id)!);
        }

        Assert.Fail($"still offered:\n{text}");
    }

    private static void CompareNumbers(string before, string after, string id)
    {
        bool isHalf = before.Contains("Half", StringComparison.Ordinal), isFloat = before.Contains("float", StringComparison.Ordinal) || before.Contains("MathF", StringComparison.Ordinal);
        double fourUlp = 4 * (isHalf ? 9.765625E-4 : isFloat ? 1.1920929E-7 : 2.220446049250313E-16);
        if (TestCompilation.Create(before).GetDiagnostics(TestContext.Current.CancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error) || Numbers(before) is not { } old)
        {
            return;
        }

        foreach (double[] logits in (double[][])[Benign, .. AlsoBenign])
        {
            double[] was = Driver.Run(before, logits)!, @is = Driver.Run(after, logits)!;
            Assert.Equal(was.Length, @is.Length);
            Assert.All(was.Zip(@is), p => Assert.True(IsNear(p.First, p.Second, fourUlp), $"{id}: {p.Second} was {p.First} for {string.Join(", ", logits)}\n{after}"));
        }

        if (id is not ("SMG1001" or "SMG1002") || !old.All(double.IsFinite))
        {
            return;
        }

        // The same logits, moved by what exp cannot take: the same probabilities. Arguments that are only read move along.
        // Moved logits that are divided are rounded before anything is subtracted.
        double tolerance = before.Contains("/ temperature", StringComparison.Ordinal) ? 1024 * fourUlp : fourUlp;
        foreach (double shift in isHalf ? new double[] { 64, -64 } : [1024, -1024])
        {
            double[] large = Driver.Run(after, [.. Benign.Select(v => v + shift)])!;
            Assert.All(old.Zip(large), p => Assert.True(IsNear(p.First, p.Second, tolerance) || p.Second == p.First + shift, $"{p.Second} was {p.First} without {shift}\n{after}"));
        }
    }

    /// <summary>Null where the arguments that the driver makes do not suit the code.</summary>
    private static double[]? Numbers(string source)
    {
        try
        {
            return Driver.Run(source, Benign);
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static bool IsNear(double expected, double actual, double tolerance) =>
        Math.Abs(actual - expected) <= Math.Abs(expected) * tolerance || (double.IsNaN(expected) && double.IsNaN(actual));

    private static async Task<Dictionary<string, int>> Counts(string source) =>
        (await AnalyzerRun.OfFile(source)).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Errors that were there before are the same by what they say.</summary>
    private sealed class DiagnosticText : IEqualityComparer<Diagnostic>
    {
        public static readonly DiagnosticText Instance = new();

        public bool Equals(Diagnostic? x, Diagnostic? y) => x!.Id == y!.Id;

        public int GetHashCode(Diagnostic diagnostic) => diagnostic.Id.GetHashCode(StringComparison.Ordinal);
    }
}
