using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Contract;

/// <summary>Explains why a method with a kernel attribute gets no code. The decision itself is <see cref="KernelContract"/>'s.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ContractDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static c =>
        {
            if (BuildSwitches.IsEnabled(c.Options.AnalyzerConfigOptionsProvider))
            {
                Register(c);
            }
        });
    }

    private static void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterSymbolAction(
            static c => Check((IMethodSymbol)c.Symbol, c.ReportDiagnostic, c.CancellationToken),
            SymbolKind.Method);

        // Local functions and lambdas can carry the attribute too, and are not seen by symbol actions. Nearly none has any attribute.
        context.RegisterOperationAction(
            static c =>
            {
                if (c.Operation.Syntax is LocalFunctionStatementSyntax { AttributeLists.Count: > 0 })
                {
                    Check(((ILocalFunctionOperation)c.Operation).Symbol, c.ReportDiagnostic, c.CancellationToken);
                }
            },
            OperationKind.LocalFunction);
        context.RegisterOperationAction(
            static c =>
            {
                if (c.Operation.Syntax is LambdaExpressionSyntax { AttributeLists.Count: > 0 })
                {
                    Check(((IAnonymousFunctionOperation)c.Operation).Symbol, c.ReportDiagnostic, c.CancellationToken);
                }
            },
            OperationKind.AnonymousFunction);
    }

    private static void Check(IMethodSymbol method, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        // Most methods have none in their text, and binding what is not there costs as much as binding what is.
        if (method.PartialImplementationPart is null && !method.DeclaringSyntaxReferences.Any(r => HasAttributes(r.GetSyntax(cancellationToken))))
        {
            return;
        }

        // The definition stands for both parts of a partial method; attributes of either are seen on both.
        if (method.PartialDefinitionPart is not null)
        {
            return;
        }

        // What is wrong with the method itself would otherwise be said once per attribute.
        HashSet<(string Id, Location? Location, string Arguments)>? reported = null;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (KernelContract.Check(method, attribute, cancellationToken) is not { IsValid: false } contract)
            {
                continue;
            }

            reported ??= [];
            foreach (KernelViolation violation in contract.Violations)
            {
                if (reported.Add((violation.Id, violation.Location, string.Join("\0", violation.Arguments))))
                {
                    report(Diagnostic.Create(ContractDescriptors.For(violation.Id), violation.Location, violation.Arguments));
                }
            }
        }
    }

    private static bool HasAttributes(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.AttributeLists.Count > 0,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists.Count > 0,
        _ => true,
    };
}
