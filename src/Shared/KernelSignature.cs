using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Shared;

/// <summary>What a parameter of a kernel method stands for.</summary>
internal enum ParameterRole
{
    Logits,
    Probabilities,
    InPlace,
    Upstream,
    Gradient,
    Target,
    Targets,
    Losses,
    Temperature,
    AddedMask,
    BooleanMask,
    ValidLength,
    ValidLengths,
}

/// <summary>The type of a parameter, apart from the kernel's element type <c>T</c>.</summary>
internal enum ParameterShape
{
    ReadOnlySpanOfElement,
    SpanOfElement,
    Int,
    ReadOnlySpanOfInt,
    Element,
    ReadOnlySpanOfBool,
}

internal readonly struct SignatureParameter(ParameterRole role, ParameterShape shape, string name)
{
    public ParameterRole Role { get; } = role;

    public ParameterShape Shape { get; } = shape;

    /// <summary>The name the documentation uses; users may choose their own.</summary>
    public string Name { get; } = name;

    public string Describe(string element) => Shape switch
    {
        ParameterShape.ReadOnlySpanOfElement => $"ReadOnlySpan<{element}> {Name}",
        ParameterShape.SpanOfElement => $"Span<{element}> {Name}",
        ParameterShape.Int => $"int {Name}",
        ParameterShape.Element => $"{element} {Name}",
        ParameterShape.ReadOnlySpanOfBool => $"ReadOnlySpan<bool> {Name}",
        _ => $"ReadOnlySpan<int> {Name}",
    };
}

/// <summary>One accepted signature of a kernel attribute.</summary>
internal sealed class KernelSignature(bool returnsElement, params SignatureParameter[] parameters)
{
    public bool ReturnsElement { get; } = returnsElement;

    public IReadOnlyList<SignatureParameter> Parameters { get; } = parameters;

    public string Describe(string element) =>
        $"{(ReturnsElement ? element : "void")} ({string.Join(", ", Parameters.Select(p => p.Describe(element)))})";

    private static readonly SignatureParameter Logits =
        new(ParameterRole.Logits, ParameterShape.ReadOnlySpanOfElement, "logits");

    private static readonly SignatureParameter Probabilities =
        new(ParameterRole.Probabilities, ParameterShape.SpanOfElement, "probabilities");

    private static readonly SignatureParameter GivenProbabilities =
        new(ParameterRole.Probabilities, ParameterShape.ReadOnlySpanOfElement, "probabilities");

    private static readonly SignatureParameter InPlace =
        new(ParameterRole.InPlace, ParameterShape.SpanOfElement, "inPlace");

    private static readonly SignatureParameter Upstream =
        new(ParameterRole.Upstream, ParameterShape.ReadOnlySpanOfElement, "upstream");

    private static readonly SignatureParameter Gradient =
        new(ParameterRole.Gradient, ParameterShape.SpanOfElement, "gradient");

    private static readonly SignatureParameter Target =
        new(ParameterRole.Target, ParameterShape.Int, "target");

    private static readonly SignatureParameter Targets =
        new(ParameterRole.Targets, ParameterShape.ReadOnlySpanOfInt, "targets");

    private static readonly SignatureParameter Losses =
        new(ParameterRole.Losses, ParameterShape.SpanOfElement, "losses");

    private static readonly KernelSignature[] SoftmaxForms =
    [
        new(false, Logits, Probabilities),
        new(false, InPlace),
    ];

    private static readonly KernelSignature[] SoftmaxGradientForms =
    [
        new(false, GivenProbabilities, Upstream, Gradient),
    ];

    private static readonly KernelSignature[] CrossEntropyRowForms =
    [
        new(true, Logits, Target),
        new(true, Logits, Target, Gradient),
    ];

    private static readonly KernelSignature[] CrossEntropyBatchForms =
    [
        new(true, Logits, Targets),
        new(true, Logits, Targets, Gradient),
    ];

    private static readonly KernelSignature[] CrossEntropyUnreducedForms =
    [
        new(false, Logits, Targets, Losses),
        new(false, Logits, Targets, Losses, Gradient),
    ];

    /// <summary>The signatures that an attribute with these options accepts, in the order the documentation lists them.</summary>
    public static IReadOnlyList<KernelSignature> Accepted(KernelKind kind, bool batched, LossReduction reduction) => kind switch
    {
        KernelKind.Softmax => SoftmaxForms,
        KernelKind.SoftmaxGradient => SoftmaxGradientForms,
        KernelKind.SoftmaxCrossEntropy when !batched => CrossEntropyRowForms,
        KernelKind.SoftmaxCrossEntropy when reduction == LossReduction.None => CrossEntropyUnreducedForms,
        KernelKind.SoftmaxCrossEntropy => CrossEntropyBatchForms,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
