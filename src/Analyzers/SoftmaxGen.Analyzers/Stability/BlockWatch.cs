using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>
/// Finds the blocks that are worth following: those that call an exp, a log or a softmax. All others cost one look at the name of each call;
/// the types of the framework are not even looked up before a name says that they matter.
/// </summary>
internal sealed class BlockWatch(Compilation compilation)
{
    private readonly Lazy<KnownSymbols?> symbols = new(() => KnownSymbols.For(compilation), LazyThreadSafetyMode.ExecutionAndPublication);
    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, FlowOptions> options = new();

    public void Start(OperationBlockStartAnalysisContext block)
    {
        if (block.OperationBlocks.IsEmpty)
        {
            return;
        }

        FlowOptions ofTree = OptionsOf(block.Options, block.OperationBlocks[0].Syntax.SyntaxTree);
        bool isRelevant = false;
        void Note(IMethodSymbol method) => isRelevant = isRelevant || IsRelevant(method) || FlowOptions.Names(ofTree.ExpMethods, method);
        block.RegisterOperationAction(c => Note(((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
        block.RegisterOperationAction(c => Note(((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
        block.RegisterOperationAction(c => isRelevant = isRelevant || IsMissingFunction(c.Operation.Syntax), OperationKind.Invalid);
        block.RegisterOperationBlockEndAction(end =>
        {
            if (isRelevant)
            {
                Follow(end, ofTree);
            }
        });
    }

    private void Follow(OperationBlockAnalysisContext block, FlowOptions ofTree)
    {
        // Nothing that a rule could be about is referenced.
        if (symbols.Value is not { } known)
        {
            return;
        }

        foreach (IOperation body in block.OperationBlocks)
        {
            FlowFacts facts = FlowAnalysis.Run(known, ofTree, body, block.CancellationToken);
            foreach (Diagnostic diagnostic in Reports.Of(facts, body.Syntax.SyntaxTree, ofTree.IsVerbose))
            {
                block.ReportDiagnostic(diagnostic);
            }
        }
    }

    /// <summary>By its name alone in nearly all cases; a forwarder of the project's own may have any name.</summary>
    private bool IsRelevant(IMethodSymbol method) =>
        (MayMatter(method.Name) || MayReturnNumbers(method)) && methods.GetOrAdd(method.OriginalDefinition, m => symbols.Value?.IsRelevant(m) ?? false);

    /// <summary>A method of the project's own that could be an exp in disguise.</summary>
    private static bool MayReturnNumbers(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty
        && method.ReturnType is { TypeKind: not TypeKind.Enum, SpecialType: SpecialType.None or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Collections_Generic_IEnumerable_T };

    private bool MayMatter(string name) => names.GetOrAdd(name, static n => NamedFunctions.IsRelevant(n) || NamedFunctions.Kind(n) is KnownMethod.Pow or KnownMethod.Log or KnownMethod.LogP1 || n is "ExpM1" or "Log2" or "Log10");

    /// <summary>A call whose method is missing, known by its name.</summary>
    private static bool IsMissingFunction(SyntaxNode syntax) => syntax is InvocationExpressionSyntax call && NamedFunctions.IsRelevant(NamedFunctions.CalledName(call));

    private FlowOptions OptionsOf(AnalyzerOptions all, SyntaxTree tree) =>
        options.TryGetValue(tree, out FlowOptions? known) ? known : options.GetOrAdd(tree, FlowOptions.Of(all, tree));
}
