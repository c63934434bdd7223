using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SoftmaxGen.CodeFixes;

/// <summary>
/// Applies the fixes one after the other, each on the result of those before: a kernel that one fix declares is then found and reused by the
/// next, also across the files of a partial type. Roslyn's batch fixer would merge independent edits and declare it once per fix.
/// </summary>
/// <param name="fix">Fixes one place; null where the kind of fix does not apply.</param>
/// <param name="title">What the menu says for a kind of fix.</param>
internal sealed class SequentialFixAllProvider(Func<Document, SyntaxNode, string, CancellationToken, Task<Document?>> fix, Func<string, string> title) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        // dotnet format has no key when the first place of all gets no fix.
        string kind = fixAllContext.CodeActionEquivalenceKey ?? "";
        var work = new List<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (Document document in Documents(fixAllContext))
        {
            ImmutableArray<Diagnostic> diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                work.Add((document.Id, diagnostics));
            }
        }

        return work.Count == 0
            ? null
            : CodeAction.Create(title(kind), token => FixAllAsync(fixAllContext.Solution, work, kind, token), kind);
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.SelectMany(p => p.Documents),
        _ => [],
    };

    private async Task<Solution> FixAllAsync(Solution solution, IReadOnlyList<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)> work, string kind, CancellationToken cancellationToken)
    {
        foreach ((DocumentId id, ImmutableArray<Diagnostic> diagnostics) in work)
        {
            (solution, IReadOnlyList<SyntaxAnnotation> places) = await MarkAsync(solution, id, diagnostics, cancellationToken).ConfigureAwait(false);
            foreach (SyntaxAnnotation place in places)
            {
                Document document = solution.GetDocument(id)!;
                SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                if (root.GetAnnotatedNodes(place).FirstOrDefault() is { } node
                    && await fix(document, node, kind, cancellationToken).ConfigureAwait(false) is { } changed)
                {
                    solution = changed.Project.Solution;
                }
            }
        }

        return solution;
    }

    /// <summary>Edits move text, so each place is marked in the tree before the first one.</summary>
    private static async Task<(Solution Solution, IReadOnlyList<SyntaxAnnotation> Places)> MarkAsync(Solution solution, DocumentId id, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Document document = solution.GetDocument(id)!;
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var marks = diagnostics
            .OrderBy(d => d.Location.SourceSpan.Start)
            .Select(d => root.FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true))
            .Distinct()
            .ToDictionary(n => n, _ => new SyntaxAnnotation());
        SyntaxNode marked = root.ReplaceNodes(marks.Keys, (original, current) => current.WithAdditionalAnnotations(marks[original]));
        return (document.WithSyntaxRoot(marked).Project.Solution, [.. marks.Values]);
    }
}
