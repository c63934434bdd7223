using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>SMG1001 and SMG1002: exponentials divided by their own sum, no maximum subtracted, in a library or by hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnshiftedSoftmaxAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(StabilityDescriptors.LibrarySoftmaxWithoutShift, StabilityDescriptors.SoftmaxWithoutShift);

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

    /// <summary>Only a block that calls exp or a library softmax is followed; for all others this is one look at each call.</summary>
    private static void Watch(OperationBlockStartAnalysisContext block, KnownSymbols symbols)
    {
        bool isRelevant = false;
        block.RegisterOperationAction(c => isRelevant |= symbols.IsExpOrSoftmax(((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
        block.RegisterOperationAction(c => isRelevant |= symbols.IsExpOrSoftmax(((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
        block.RegisterOperationBlockEndAction(end =>
        {
            if (!isRelevant)
            {
                return;
            }

            foreach (IOperation body in end.OperationBlocks)
            {
                Report(FlowAnalysis.Run(symbols, body, end.CancellationToken), end.ReportDiagnostic);
            }
        });
    }

    private static void Report(FlowFacts facts, Action<Diagnostic> report)
    {
        foreach (LibrarySoftmaxSite site in facts.LibraryCalls)
        {
            if (UnshiftedSoftmaxRules.IsUnshifted(site))
            {
                report(Diagnostic.Create(
                    StabilityDescriptors.LibrarySoftmaxWithoutShift,
                    site.Call.Syntax.GetLocation(),
                    $"{site.Call.TargetMethod.ContainingType.Name}.{site.Call.TargetMethod.Name}",
                    UnshiftedSoftmaxRules.InputText(site),
                    site.Type.Name(),
                    site.Type.Overflow(),
                    site.Type.Underflow()));
            }
        }

        foreach (SoftmaxSite site in facts.Softmaxes)
        {
            report(Diagnostic.Create(
                StabilityDescriptors.SoftmaxWithoutShift,
                site.Exponential.Syntax.GetLocation(),
                [site.Division.Syntax.GetLocation()],
                site.Source.Name,
                site.Type.Name(),
                site.Type.Overflow(),
                site.Type.Underflow()));
        }
    }
}
