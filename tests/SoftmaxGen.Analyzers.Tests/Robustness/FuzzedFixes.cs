using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.CodeFixes;

namespace SoftmaxGen.Analyzers.Tests.Robustness;

/// <summary>Every fix of the package, tried on every diagnostic of a broken file.</summary>
internal sealed class FuzzedFixes
{
    private readonly CodeFixProvider[] providers =
    [
        .. typeof(KernelDeclarationFixProvider).Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    /// <summary>How many fixes were applied so far.</summary>
    public int Count { get; private set; }

    /// <summary>Offers and applies all of them, each to the file as it is.</summary>
    public async Task Apply(string source, CancellationToken cancellationToken)
    {
        Document document = FixRun.Project(source).Documents.Single();
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        foreach (Diagnostic diagnostic in await AnalyzerRun.Diagnostics(compilation, cancellationToken))
        {
            foreach (CodeFixProvider provider in providers.Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await Apply(provider, document, diagnostic, cancellationToken);
            }
        }
    }

    private async Task Apply(CodeFixProvider provider, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        foreach (CodeAction action in actions)
        {
            foreach (ApplyChangesOperation operation in (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>())
            {
                await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(cancellationToken);
                Count++;
            }
        }
    }
}
