using System.Linq;
using System.Text.RegularExpressions;

namespace SoftmaxGen.Benchmarks.AnalyzerCost;

/// <summary>A file to analyse.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    public int Lines { get; } = Text.Count(c => c == '\n') + 1;

    /// <summary>Whether the flow analysis has anything to do here: some method calls exp, log, a power or a softmax.</summary>
    public bool IsExpHeavy { get; } = ExpCall().IsMatch(Text);

    /// <summary>The same code in a namespace of its own.</summary>
    public SourceFile Variant(int number) =>
        new($"Variant{number}/{Path}", Namespace().Replace(Text, m => $"{m.Groups[1].Value}Variant{number}."));

    [GeneratedRegex(@"\b(Exp|ExpM1|Log|Log2|Log10|LogP1|Pow|Softmax|SoftMax|Sigmoid)\s*(<\w+>)?\s*\(")]
    private static partial Regex ExpCall();

    // Usings of the repository's own namespaces move along.
    [GeneratedRegex(@"^(\s*(?:namespace|using)\s+(?=SoftmaxGen\b|DigitClassifier\b))", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
