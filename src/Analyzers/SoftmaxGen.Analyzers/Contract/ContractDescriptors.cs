using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Contract;

/// <summary>The descriptors of SMG0001 … SMG0011. Message arguments are those of <see cref="KernelViolation"/>.</summary>
internal static class ContractDescriptors
{
    public const string Category = "SoftmaxGen.Contract";

    private static readonly DiagnosticDescriptor MethodMustBePartial = new(
        DiagnosticIds.MethodMustBePartial,
        "A kernel method must be partial and have no body",
        "'{0}' must be a partial method without a body; SoftmaxGen writes the body",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.MethodMustBePartial));

    private static readonly DiagnosticDescriptor AccessibilityRequired = new(
        DiagnosticIds.AccessibilityRequired,
        "A kernel method needs an accessibility modifier",
        "'{0}' needs an accessibility modifier (public, internal, protected or private); without one C# silently erases an unimplemented partial void method",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.AccessibilityRequired));

    private static readonly DiagnosticDescriptor WrongSignature = new(
        DiagnosticIds.WrongSignature,
        "A kernel method has a signature its attribute does not accept",
        "'{0}' has the signature '{1}', which its attribute does not accept; accepted: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.WrongSignature));

    private static readonly DiagnosticDescriptor UnsupportedElementType = new(
        DiagnosticIds.UnsupportedElementType,
        "The element type of a kernel is not supported",
        "'{0}' works on '{1}'; SoftmaxGen generates kernels for float, double and Half",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnsupportedElementType));

    private static readonly DiagnosticDescriptor DimOutOfRange = new(
        DiagnosticIds.DimOutOfRange,
        "Dim is missing or out of range",
        "'{0}' needs a row length: {1}, and must be a constant from 1 to 16777216 (2^24)",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.DimOutOfRange));

    private static readonly DiagnosticDescriptor ContradictingOptions = new(
        DiagnosticIds.ContradictingOptions,
        "Kernel options contradict each other",
        "'{0}' sets {1} together with {2}: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.ContradictingOptions));

    private static readonly DiagnosticDescriptor ContainingTypeMustBePartial = new(
        DiagnosticIds.ContainingTypeMustBePartial,
        "The containing type of a kernel cannot be continued in a generated file",
        "The type '{0}' contains the kernel '{1}' and cannot be continued in a generated file; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.ContainingTypeMustBePartial));

    private static readonly DiagnosticDescriptor LanguageVersionTooOld = new(
        DiagnosticIds.LanguageVersionTooOld,
        "The C# version is too old for a generated kernel",
        "Generated kernels need C# 11 or later, and this project compiles as C# {0}; set <LangVersion> to 11 or later",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.LanguageVersionTooOld));

    private static readonly DiagnosticDescriptor SeveralKernelAttributes = new(
        DiagnosticIds.SeveralKernelAttributes,
        "A method carries several kernel attributes",
        "'{0}' carries several kernel attributes; one method is one kernel",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.SeveralKernelAttributes));

    private static readonly DiagnosticDescriptor OptionOutOfRange = new(
        DiagnosticIds.OptionOutOfRange,
        "A kernel option is out of range",
        "'{0}' sets {1} to {2}; it must be {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.OptionOutOfRange));

    private static readonly DiagnosticDescriptor RoleMisused = new(
        DiagnosticIds.RoleMisused,
        "A kernel parameter cannot have this role",
        "'{0}' marks '{1}' as [{2}]: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.RoleMisused));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        MethodMustBePartial,
        AccessibilityRequired,
        WrongSignature,
        UnsupportedElementType,
        DimOutOfRange,
        ContradictingOptions,
        ContainingTypeMustBePartial,
        LanguageVersionTooOld,
        SeveralKernelAttributes,
        OptionOutOfRange,
        RoleMisused);

    public static DiagnosticDescriptor For(string id) =>
        All.FirstOrDefault(d => d.Id == id) ?? throw new ArgumentOutOfRangeException(nameof(id), id, "The contract check returned an id without a descriptor.");
}
