using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using SoftmaxGen.Analyzers.Tests.Harness;

namespace SoftmaxGen.Analyzers.Tests.Robustness;

/// <summary>Every fix of the package, tried on every diagnostic of a broken file.</summary>
internal sealed class FuzzedFixes
{
    /// <summary>How many fixes were applied so far.</summary>
    public int Count { get; private set; }

    /// <summary>Offers and applies all of them, each to the file as it is.</summary>
    public async Task Apply(string source, CancellationToken cancellationToken)
    {
        Document document = FixRun.Project(source).Documents.Single();
        foreach ((_, CodeAction action) in await FixRun.AllOffered(document))
        {
            foreach (ApplyChangesOperation operation in (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>())
            {
                await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(cancellationToken);
                Count++;
            }
        }
    }
}
