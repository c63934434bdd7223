using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace SoftmaxGen.Testing;

/// <summary>Runs a driver again after edits that concern no kernel and asserts that it did no work.</summary>
internal static class UnrelatedEdits
{
    public static void AssertEverythingCached(GeneratorDriver driver, CSharpCompilation compilation, GeneratorRunResult first)
    {
        foreach ((string edit, CSharpCompilation edited) in Edits(compilation))
        {
            driver = driver.RunGenerators(edited);
            GeneratorRunResult result = driver.GetRunResult().Results[0];
            Assert.Null(result.Exception);
            AssertCached(edit, result);
            Assert.Equal(first.GeneratedSources.Select(s => s.HintName), result.GeneratedSources.Select(s => s.HintName));
        }
    }

    /// <summary>Each edit builds on the one before, as in an editor.</summary>
    private static IEnumerable<(string Edit, CSharpCompilation Edited)> Edits(CSharpCompilation compilation)
    {
        yield return ("no edit", compilation.Clone());

        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        SyntaxTree unrelated = CSharpSyntaxTree.ParseText("internal static class Unrelated { }", options, "Unrelated.cs");
        compilation = compilation.AddSyntaxTrees(unrelated);
        yield return ("a new file", compilation);

        SyntaxTree commented = unrelated.WithChangedText(SourceText.From("// a comment\ninternal static class Unrelated { }"));
        compilation = compilation.ReplaceSyntaxTree(unrelated, commented);
        yield return ("a comment in another file", compilation);

        // The kernel's own lines move, so this also finds a position kept in a model.
        SyntaxTree own = compilation.SyntaxTrees[0];
        compilation = compilation.ReplaceSyntaxTree(own, own.WithChangedText(own.GetText().WithChanges(new TextChange(new TextSpan(0, 0), "// a comment\n\n"))));
        yield return ("a comment above the kernel", compilation);
    }

    private static void AssertCached(string edit, GeneratorRunResult result)
    {
        foreach ((string name, IncrementalGeneratorRunStep step) in UserSteps.All(result))
        {
            foreach ((object value, IncrementalStepRunReason reason) in step.Outputs)
            {
                if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                {
                    Assert.Fail($"After {edit} the step '{name}' ran again and its output was {reason}: {value}");
                }
            }
        }
    }
}
