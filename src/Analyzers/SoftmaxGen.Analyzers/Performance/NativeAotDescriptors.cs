using Microsoft.CodeAnalysis;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Performance;

/// <summary>The descriptor of SMG2010.</summary>
internal static class NativeAotDescriptors
{
    public static readonly DiagnosticDescriptor DefaultBaseline = new(
        DiagnosticIds.NativeAotDefaultBaseline,
        "Kernels are compiled ahead of time for CPUs without AVX2",
        "This project is published ahead of time without <IlcInstructionSet>, so its kernels, '{0}' among them, do not use AVX2, FMA or AVX-512 on any machine; set it to native, x86-64-v3 or x86-64-v4",
        "SoftmaxGen.Performance",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "NativeAOT decides when it publishes which instructions a program may use, and by default takes those that every x64 CPU has. Kernels then run on their 128-bit path without FMA.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.NativeAotDefaultBaseline),
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
