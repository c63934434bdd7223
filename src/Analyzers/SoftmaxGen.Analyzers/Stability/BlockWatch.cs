using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>
/// Finds the blocks that are worth following: those that call an exp, a log or a softmax. All others cost one look at where the text of the file names one;
/// the types of the framework are not even looked up before a name says that they matter.
/// </summary>
internal sealed class BlockWatch(Compilation compilation)
{
    private readonly Lazy<KnownSymbols?> symbols = new(() => KnownSymbols.For(compilation), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly Lazy<HelperNames> helpers = new(() => HelpersOf(compilation), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<int>> places = new();
    private readonly ConcurrentDictionary<IMethodSymbol, bool> methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, FlowOptions> options = new();

    public void Look(OperationBlockAnalysisContext block)
    {
        if (block.OperationBlocks.IsEmpty)
        {
            return;
        }

        SyntaxTree tree = block.OperationBlocks[0].Syntax.SyntaxTree;
        FlowOptions ofTree = OptionsOf(block.Options, tree);
        if (block.OperationBlocks.Any(body => MayMatter(body, ofTree) && Calls(body, ofTree)))
        {
            Follow(block, ofTree);
        }
    }

    /// <summary>Whether such a function is called somewhere; where the text names none, the operations are not even made. Without recursion: sums may be thousands of terms deep.</summary>
    private bool Calls(IOperation body, FlowOptions ofTree)
    {
        var open = new Stack<IOperation>();
        for (IOperation? operation = body; operation is not null; operation = open.Count > 0 ? open.Pop() : null)
        {
            if (!MayMatter(operation, ofTree))
            {
                continue;
            }

            if (IsRelevant(operation, ofTree))
            {
                return true;
            }

            foreach (IOperation child in operation.ChildOperations)
            {
                open.Push(child);
            }
        }

        return false;
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

    /// <summary>The text of the operation names such a function, or a method of the project that may be one in disguise.</summary>
    private bool MayMatter(IOperation operation, FlowOptions ofTree)
    {
        if (!ofTree.ExpMethods.IsEmpty)
        {
            return true;
        }

        ImmutableArray<int> inFile = places.GetOrAdd(operation.Syntax.SyntaxTree, t => FileWords.Of(t).With(helpers.Value));
        int first = inFile.BinarySearch(operation.Syntax.SpanStart);
        first = first < 0 ? ~first : first;
        return first < inFile.Length && inFile[first] < operation.Syntax.Span.End;
    }

    private bool IsRelevant(IOperation operation, FlowOptions ofTree) => operation switch
    {
        IInvocationOperation call => IsRelevant(call.TargetMethod, ofTree),
        IMethodReferenceOperation reference => IsRelevant(reference.Method, ofTree),
        IInvalidOperation { Syntax: InvocationExpressionSyntax missing } => NamedFunctions.IsRelevant(NamedFunctions.CalledName(missing)),
        _ => false,
    };

    /// <summary>By its name alone in nearly all cases; a forwarder of the project's own may have any name.</summary>
    private bool IsRelevant(IMethodSymbol method, FlowOptions ofTree) =>
        ((NamedFunctions.IsCalledForNumbers(method.Name) || MayReturnNumbers(method)) && methods.GetOrAdd(method.OriginalDefinition, m => symbols.Value?.IsRelevant(m) ?? false))
        || FlowOptions.Names(ofTree.ExpMethods, method);

    /// <summary>A method of the project's own that could be an exp in disguise.</summary>
    private static bool MayReturnNumbers(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty
        && method.ReturnType is { TypeKind: not TypeKind.Enum, SpecialType: SpecialType.None or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Collections_Generic_IEnumerable_T };

    private static HelperNames HelpersOf(Compilation compilation)
    {
        var all = new HelperNames();
        foreach (FileWords words in compilation.SyntaxTrees.Select(FileWords.Of))
        {
            all.Add(words.SharedHelpers);
            all.HasGlobalAliases |= words.HasAliases(areGlobal: true);
        }

        return all;
    }

    private FlowOptions OptionsOf(AnalyzerOptions all, SyntaxTree tree) =>
        options.TryGetValue(tree, out FlowOptions? known) ? known : options.GetOrAdd(tree, FlowOptions.Of(all, tree));
}
