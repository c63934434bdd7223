using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>All rules that read the flow engine's description of a body.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StabilityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = SiteRules.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownSymbols.For(start.Compilation) is { } symbols)
            {
                start.RegisterOperationBlockStartAction(block => Watch(block, symbols));
            }
        });
    }

    /// <summary>Only a block that calls an exp, a log or a softmax is followed; for all others this is one look at each call.</summary>
    private static void Watch(OperationBlockStartAnalysisContext block, KnownSymbols symbols)
    {
        bool isRelevant = false;
        FlowOptions options = block.OperationBlocks.IsEmpty ? FlowOptions.Default : FlowOptions.Of(block.Options, block.OperationBlocks[0].Syntax.SyntaxTree);
        block.RegisterOperationAction(c => isRelevant = isRelevant || symbols.IsRelevant(((IInvocationOperation)c.Operation).TargetMethod) || FlowOptions.Names(options.ExpMethods, ((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
        block.RegisterOperationAction(c => isRelevant = isRelevant || symbols.IsRelevant(((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
        block.RegisterOperationAction(c => isRelevant = isRelevant || IsRelevant(c.Operation.Syntax), OperationKind.Invalid);
        block.RegisterOperationBlockEndAction(end =>
        {
            if (!isRelevant)
            {
                return;
            }

            foreach (IOperation body in end.OperationBlocks)
            {
                FlowFacts facts = FlowAnalysis.Run(symbols, options, body, end.CancellationToken);
                foreach (Diagnostic diagnostic in Reports.Of(facts, body.Syntax.SyntaxTree, options.IsVerbose))
                {
                    end.ReportDiagnostic(diagnostic);
                }
            }
        });
    }

    /// <summary>A call whose method is missing, known by its name.</summary>
    private static bool IsRelevant(SyntaxNode syntax) => syntax is InvocationExpressionSyntax call && NamedFunctions.IsRelevant(NamedFunctions.CalledName(call));
}
