using Microsoft.CodeAnalysis;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>Makes the descriptors of one group of rules alike.</summary>
internal static class Rule
{
    public const string Stability = "SoftmaxGen.Stability";

    public const string Performance = "SoftmaxGen.Performance";

    public static DiagnosticDescriptor Warning(string id, string title, string message, string description) =>
        Create(id, title, message, description, Stability, DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Info(string id, string title, string message, string description) =>
        Create(id, title, message, description, Stability, DiagnosticSeverity.Info);

    public static DiagnosticDescriptor Faster(string id, string title, string message, string description) =>
        Create(id, title, message, description, Performance, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, string description, string category, DiagnosticSeverity severity) =>
#pragma warning disable RS1033, RS1032, RS1031 // The texts are checked where they are written.
        new(id, title, message, category, severity, isEnabledByDefault: true, description: description, helpLinkUri: DiagnosticIds.HelpLink(id));
#pragma warning restore RS1033, RS1032, RS1031
}
