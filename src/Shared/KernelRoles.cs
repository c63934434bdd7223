using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Shared;

/// <summary>The parameters of a kernel method, split into those with a run-time role ([Temperature], [Mask], [ValidLength]) and the others.</summary>
internal sealed class KernelRoles
{
    private const string Temperature = "Temperature", Mask = "Mask", ValidLength = "ValidLength";

    private readonly IMethodSymbol method;
    private readonly Dictionary<IParameterSymbol, string> marks = new(SymbolEqualityComparer.Default);

    private KernelRoles(IMethodSymbol method) => this.method = method;

    /// <summary>The parameters that the attribute's signature has to match, in order.</summary>
    public IReadOnlyList<IParameterSymbol> Others { get; private set; } = [];

    public bool CanEmptyARow => marks.Values.Any(mark => mark != Temperature);

    public static KernelRoles Of(IMethodSymbol method)
    {
        var roles = new KernelRoles(method);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.GetAttributes().Select(a => MarkOf(a.AttributeClass)).FirstOrDefault(mark => mark is not null) is { } mark)
            {
                roles.marks[parameter] = mark;
            }
        }

        roles.Others = roles.marks.Count == 0 ? method.Parameters : method.Parameters.Where(p => !roles.marks.ContainsKey(p)).ToArray();
        return roles;
    }

    private static string? MarkOf(INamedTypeSymbol? attributeClass) =>
        attributeClass is { ContainingNamespace: { Name: MetadataNames.Namespace, ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null }
            ? attributeClass.MetadataName switch
            {
                "TemperatureAttribute" => Temperature,
                "MaskAttribute" => Mask,
                "ValidLengthAttribute" => ValidLength,
                _ => null,
            }
            : null;

    /// <summary>Calls <paramref name="report"/> with the parameter, the role's name and what is wrong.</summary>
    public void Check(KernelKind kind, KernelOptions options, ITypeSymbol element, Action<IParameterSymbol, string, string> report)
    {
        var seen = new HashSet<string>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!marks.TryGetValue(parameter, out string? mark))
            {
                continue;
            }

            if (kind == KernelKind.SoftmaxGradient)
            {
                report(parameter, mark, "a gradient kernel takes no run-time role: the probabilities it is given already reflect them, and a temperature belongs into the upstream gradient");
            }
            else if (!seen.Add(mark))
            {
                report(parameter, mark, "a kernel has one parameter of each role");
            }
            else if (RoleOf(parameter, mark, options.Batched, element) is null)
            {
                report(parameter, mark, Needed(mark, options.Batched, element));
            }
        }
    }

    /// <summary>Every parameter with what it stands for, in the method's order.</summary>
    public IReadOnlyList<SignatureParameter> InOrder(KernelSignature signature)
    {
        int next = 0;
        ITypeSymbol element = ((INamedTypeSymbol)Others[0].Type).TypeArguments[0];
        return method.Parameters
            .Select(p => marks.TryGetValue(p, out string? mark) ? RoleOf(p, mark, batched: true, element)!.Value : signature.Parameters[next++])
            .ToArray();
    }

    private static SignatureParameter? RoleOf(IParameterSymbol parameter, string mark, bool batched, ITypeSymbol element) => mark switch
    {
        Temperature when KernelContract.Matches(parameter, ParameterShape.Element, element) => new(ParameterRole.Temperature, ParameterShape.Element, "temperature"),
        Mask when KernelContract.Matches(parameter, ParameterShape.ReadOnlySpanOfElement, element) => new(ParameterRole.AddedMask, ParameterShape.ReadOnlySpanOfElement, "mask"),
        Mask when KernelContract.Matches(parameter, ParameterShape.ReadOnlySpanOfBool, element) => new(ParameterRole.BooleanMask, ParameterShape.ReadOnlySpanOfBool, "mask"),
        ValidLength when KernelContract.Matches(parameter, ParameterShape.Int, element) => new(ParameterRole.ValidLength, ParameterShape.Int, "validLength"),
        ValidLength when batched && KernelContract.Matches(parameter, ParameterShape.ReadOnlySpanOfInt, element) => new(ParameterRole.ValidLengths, ParameterShape.ReadOnlySpanOfInt, "validLengths"),
        _ => null,
    };

    private static string Needed(string mark, bool batched, ITypeSymbol element)
    {
        string name = element.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return mark switch
        {
            Temperature => $"it needs the type {name}",
            Mask => $"it needs the type ReadOnlySpan<{name}> or ReadOnlySpan<bool>",
            _ => batched ? "it needs the type int or ReadOnlySpan<int>" : "it needs the type int",
        };
    }
}
