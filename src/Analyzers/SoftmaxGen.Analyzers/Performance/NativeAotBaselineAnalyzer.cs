using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Performance;

/// <summary>Tells a project that publishes ahead of time, and has kernels, how to let them use the machine's vectors. Once per project.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativeAotBaselineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(NativeAotDescriptors.DefaultBaseline);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A kernel's generated half carries [GeneratedCode], which makes its declaration, too, generated code to the compiler.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static c =>
        {
            AnalyzerConfigOptionsProvider options = c.Options.AnalyzerConfigOptionsProvider;
            if (BuildSwitches.IsEnabled(options) && NativeAotBuild.IsForTheDefaultBaseline(options))
            {
                Register(c);
            }
        });
    }

    private static void Register(CompilationStartAnalysisContext context)
    {
        var kernels = new ConcurrentBag<IMethodSymbol>();
        context.RegisterSymbolAction(
            c =>
            {
                var method = (IMethodSymbol)c.Symbol;
                if (method.PartialDefinitionPart is null && method.GetAttributes().Any(static a => KernelContract.KindOf(a.AttributeClass) is not null))
                {
                    kernels.Add(method);
                }
            },
            SymbolKind.Method);
        context.RegisterCompilationEndAction(c => Report(c, kernels));
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<IMethodSymbol> kernels)
    {
        // Methods come in any order; the first in the sources is the same in every build.
        IMethodSymbol? first = kernels
            .OrderBy(static method => method.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static method => method.Locations[0].SourceSpan.Start)
            .FirstOrDefault();
        if (first is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(NativeAotDescriptors.DefaultBaseline, first.Locations[0], first.Name));
        }
    }
}
