using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Shared;

/// <summary>
/// The one check of whether a method may carry a kernel attribute. The generator skips what fails and stays silent; the
/// analyzer reports what fails. Both link this file, so they cannot disagree.
/// </summary>
internal sealed class KernelContract
{
    /// <summary>The tool name in the <c>[GeneratedCode]</c> attribute of every generated method.</summary>
    public const string GeneratorName = "SoftmaxGen.Generator";

    private readonly List<KernelViolation> violations = [];

    private KernelContract(KernelKind kind) => Kind = kind;

    public KernelKind Kind { get; }

    public KernelOptions Options { get; private set; }

    /// <summary>The accepted signature that the method has; null when there is a violation.</summary>
    public KernelSignature? Signature { get; private set; }

    public IReadOnlyList<KernelViolation> Violations => violations;

    public bool IsValid => violations.Count == 0;

    /// <summary>The kernel family member an attribute class stands for; null for any other attribute.</summary>
    public static KernelKind? KindOf(INamedTypeSymbol? attributeClass) =>
        attributeClass is { ContainingNamespace: { Name: MetadataNames.Namespace, ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null }
            ? attributeClass.MetadataName switch
            {
                "SoftmaxAttribute" => KernelKind.Softmax,
                "SoftmaxGradientAttribute" => KernelKind.SoftmaxGradient,
                "SoftmaxCrossEntropyAttribute" => KernelKind.SoftmaxCrossEntropy,
                _ => null,
            }
            : null;

    /// <summary>Checks one attribute on one method. Returns null when the attribute is not a kernel attribute.</summary>
    public static KernelContract? Check(IMethodSymbol method, AttributeData attribute, CancellationToken cancellationToken)
    {
        if (KindOf(attribute.AttributeClass) is not { } kind)
        {
            return null;
        }

        var contract = new KernelContract(kind);
        contract.CheckDeclaration(method, cancellationToken);
        contract.CheckContainingTypes(method, cancellationToken);
        contract.CheckOptions(method, attribute, cancellationToken);
        contract.CheckSignature(method);
        return contract;
    }

    private void CheckDeclaration(IMethodSymbol method, CancellationToken cancellationToken)
    {
        Location? location = method.Locations.FirstOrDefault();
        var declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
        if (declaration?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp11 } options)
        {
            Add(DiagnosticIds.LanguageVersionTooOld, location, options.LanguageVersion.ToDisplayString());
        }

        // A method with a body, here, in a second part or in another library (extern), leaves nothing to generate.
        if (declaration is null || method.IsExtern || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || declaration.Body is not null || declaration.ExpressionBody is not null)
        {
            Add(DiagnosticIds.MethodMustBePartial, location, method.Name);
        }
        else if (HasImplementationByHand(method, cancellationToken))
        {
            Add(DiagnosticIds.MethodMustBePartial, location, method.Name);
        }
        else if (!declaration.Modifiers.Any(IsAccessibility))
        {
            Add(DiagnosticIds.AccessibilityRequired, location, method.Name);
        }

        if (method.GetAttributes().Count(a => KindOf(a.AttributeClass) is not null) > 1)
        {
            Add(DiagnosticIds.SeveralKernelAttributes, location, method.Name);
        }
    }

    private void CheckContainingTypes(IMethodSymbol method, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            bool isPartial = type.DeclaringSyntaxReferences
                .Select(r => r.GetSyntax(cancellationToken))
                .OfType<TypeDeclarationSyntax>()
                .Any(d => d.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!isPartial)
            {
                Add(DiagnosticIds.ContainingTypeMustBePartial, type.Locations.FirstOrDefault(), type.Name, method.Name, "declare it partial");
            }
            else if (type.IsFileLocal)
            {
                Add(DiagnosticIds.ContainingTypeMustBePartial, type.Locations.FirstOrDefault(), type.Name, method.Name, "remove its 'file' modifier: a file-local type cannot continue in a generated file");
            }
        }
    }

    private void CheckOptions(IMethodSymbol method, AttributeData attribute, CancellationToken cancellationToken)
    {
        var named = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            named[argument.Key] = argument.Value.Kind == TypedConstantKind.Array ? null : argument.Value.Value;
        }

        Location? location = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? method.Locations.FirstOrDefault();

        bool hasDim = named.TryGetValue("Dim", out object? dimValue);
        int dim = dimValue as int? ?? 0;
        if (dim is < 1 or > KernelOptions.MaxDim)
        {
            Add(DiagnosticIds.DimOutOfRange, location, method.Name, hasDim ? $"Dim is {dim.ToString(CultureInfo.InvariantCulture)}" : "Dim is missing");
        }

        double scale = named.TryGetValue("Scale", out object? scaleValue) ? scaleValue as double? ?? double.NaN : 1.0;
        if (!(System.Math.Abs(scale) is >= KernelOptions.MinScale and <= KernelOptions.MaxScale))
        {
            Add(DiagnosticIds.OptionOutOfRange, location, method.Name, "Scale", scale.ToString("R", CultureInfo.InvariantCulture), "a finite number whose magnitude lies in 1e-20 … 1e20");
        }

        bool batched = named.TryGetValue("Batched", out object? batchedValue) && batchedValue is true;
        bool stable = !(named.TryGetValue("Stable", out object? stableValue) && stableValue is false);

        bool hasReduction = named.TryGetValue("Reduction", out object? reductionValue);
        int reduction = reductionValue as int? ?? 0;
        if (reduction is < 0 or > 2)
        {
            Add(DiagnosticIds.OptionOutOfRange, location, method.Name, "Reduction", reduction.ToString(CultureInfo.InvariantCulture), "Reduction.Mean, Reduction.Sum or Reduction.None");
            reduction = 0;
        }

        if (hasReduction && !batched)
        {
            Add(DiagnosticIds.ContradictingOptions, location, method.Name, "Reduction", "Batched = false", "one row has nothing to reduce; set Batched = true or remove Reduction");
        }

        Options = new KernelOptions(dim, batched, stable, scale, (LossReduction)reduction);
    }

    private void CheckSignature(IMethodSymbol method)
    {
        Location? location = method.Locations.FirstOrDefault();
        IReadOnlyList<KernelSignature> accepted = KernelSignature.Accepted(Kind, Options.Batched, Options.Reduction);
        ITypeSymbol? element = method.Parameters.Length > 0 ? SpanElement(method.Parameters[0].Type) : null;
        KernelSignature? match = element is null || method.IsGenericMethod || method.IsVararg
            ? null
            : accepted.FirstOrDefault(signature => Matches(method, signature, element));

        if (match is null)
        {
            string list = string.Join(" or ", accepted.Select(s => s.Describe("float")));
            Add(DiagnosticIds.WrongSignature, location, method.Name, Describe(method), list);
        }
        else if (element!.SpecialType != SpecialType.System_Single)
        {
            Add(DiagnosticIds.UnsupportedElementType, location, method.Name, element.ToDisplayString());
        }
        else if (IsValid)
        {
            Signature = match;
        }
    }

    private static bool Matches(IMethodSymbol method, KernelSignature signature, ITypeSymbol element)
    {
        bool returns = signature.ReturnsElement
            ? SymbolEqualityComparer.Default.Equals(method.ReturnType, element) && !method.ReturnsByRef && !method.ReturnsByRefReadonly
            : method.ReturnsVoid;
        return returns
            && method.Parameters.Length == signature.Parameters.Count
            && method.Parameters.Zip(signature.Parameters, (parameter, expected) => Matches(parameter, expected.Shape, element)).All(m => m);
    }

    private static bool Matches(IParameterSymbol parameter, ParameterShape shape, ITypeSymbol element)
    {
        if (parameter.RefKind != RefKind.None)
        {
            return false;
        }

        bool isReadOnly = parameter.Type.Name == "ReadOnlySpan";
        return shape switch
        {
            ParameterShape.Int => parameter.Type.SpecialType == SpecialType.System_Int32,
            ParameterShape.ReadOnlySpanOfInt => isReadOnly && SpanElement(parameter.Type)?.SpecialType == SpecialType.System_Int32,
            _ => isReadOnly == (shape == ParameterShape.ReadOnlySpanOfElement)
                && SymbolEqualityComparer.Default.Equals(SpanElement(parameter.Type), element),
        };
    }

    /// <summary>The element type of <c>System.Span</c> or <c>System.ReadOnlySpan</c>; a user's own type of that name does not count.</summary>
    private static ITypeSymbol? SpanElement(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span
            && IsFromCoreLibrary(span)
            ? span.TypeArguments[0]
            : null;

    private static bool IsFromCoreLibrary(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty;

    private static string Describe(IMethodSymbol method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(p => p.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        string generic = method.IsGenericMethod ? "generic " : "";
        return $"{generic}{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} ({parameters})";
    }

    /// <summary>
    /// Whether somebody other than the generator wrote the implementing part. Analyzers run after the generator, so its own part,
    /// marked with <c>[GeneratedCode("SoftmaxGen…")]</c>, must not count.
    /// </summary>
    private static bool HasImplementationByHand(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.PartialImplementationPart?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is MethodDeclarationSyntax implementation
            && !implementation.AttributeLists.ToString().Contains($"\"{GeneratorName}\"");

    private static bool IsAccessibility(SyntaxToken token) =>
        token.IsKind(SyntaxKind.PublicKeyword) || token.IsKind(SyntaxKind.InternalKeyword)
        || token.IsKind(SyntaxKind.PrivateKeyword) || token.IsKind(SyntaxKind.ProtectedKeyword);

    private void Add(string id, Location? location, params string[] arguments) =>
        violations.Add(new KernelViolation(id, location, arguments));
}
