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

    public ElementType Element { get; private set; }

    /// <summary>What each parameter of the method stands for, in the method's order; empty when there is a violation.</summary>
    public IReadOnlyList<SignatureParameter> Parameters { get; private set; } = [];

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

        bool batched = IsTrue("Batched"), parallel = IsTrue("Parallel");
        bool stable = !(named.TryGetValue("Stable", out object? stableValue) && stableValue is false);
        int inner = named.TryGetValue("Inner", out object? innerValue) ? innerValue as int? ?? 0 : 1;
        if (inner < 1 || (long)inner * dim > int.MaxValue)
        {
            Add(DiagnosticIds.OptionOutOfRange, location, method.Name, "Inner", inner.ToString(CultureInfo.InvariantCulture), "at least 1, and Dim · Inner less than 2^31");
            inner = 1;
        }

        bool hasReduction = named.ContainsKey("Reduction");
        int reduction = Choice("Reduction", "Reduction.Mean, Reduction.Sum or Reduction.None");
        if (hasReduction && !batched)
        {
            Add(DiagnosticIds.ContradictingOptions, location, method.Name, "Reduction", "Batched = false", "one row has nothing to reduce; set Batched = true or remove Reduction");
        }

        if (parallel && !batched)
        {
            Add(DiagnosticIds.ContradictingOptions, location, method.Name, "Parallel", "Batched = false", "one row is not split over threads; set Batched = true or remove Parallel");
        }

        if (inner > 1 && !batched && Kind == KernelKind.SoftmaxCrossEntropy)
        {
            Add(DiagnosticIds.ContradictingOptions, location, method.Name, "Inner", "Batched = false", "Inner rows side by side have as many targets and losses; set Batched = true");
        }

        Options = new KernelOptions
        {
            Dim = dim,
            Inner = inner,
            Batched = batched,
            Parallel = parallel,
            Reproducible = IsTrue("Reproducible"),
            Stable = stable,
            Scale = scale,
            Reduction = (LossReduction)reduction,
            EmptyRow = (EmptyRowResult)Choice("EmptyRow", "EmptyRow.Zero, EmptyRow.NaN or EmptyRow.Uniform"),
        };

        bool IsTrue(string option) => named.TryGetValue(option, out object? value) && value is true;

        // Every enumeration of the attributes has the values 0, 1 and 2.
        int Choice(string option, string choices)
        {
            int value = named.TryGetValue(option, out object? given) ? given as int? ?? 0 : 0;
            if (value is 0 or 1 or 2)
            {
                return value;
            }

            Add(DiagnosticIds.OptionOutOfRange, location, method.Name, option, value.ToString(CultureInfo.InvariantCulture), choices);
            return 0;
        }
    }

    private void CheckSignature(IMethodSymbol method)
    {
        Location? location = method.Locations.FirstOrDefault();
        KernelRoles roles = KernelRoles.Of(method);
        IReadOnlyList<KernelSignature> accepted = KernelSignature.Accepted(Kind, Options.Batched, Options.Reduction);
        ITypeSymbol? element = roles.Others.Count > 0 ? SpanElement(roles.Others[0].Type) : null;
        KernelSignature? match = element is null || method.IsGenericMethod || method.IsVararg
            ? null
            : accepted.FirstOrDefault(signature => Matches(method, roles.Others, signature, element));

        if (match is null)
        {
            string list = string.Join(" or ", accepted.Select(s => s.Describe(AcceptedElement(element))));
            Add(DiagnosticIds.WrongSignature, location, method.Name, Describe(method), list);
        }
        else if (ElementOf(element!) is not { } type)
        {
            Add(DiagnosticIds.UnsupportedElementType, location, method.Name, element!.ToDisplayString());
        }
        else
        {
            roles.Check(Kind, Options, element!, (parameter, role, reason) => Add(DiagnosticIds.RoleMisused, parameter.Locations.FirstOrDefault(), method.Name, parameter.Name, role, reason));
            CheckEmptyRow(method, roles);
            Element = type;
            Parameters = IsValid ? roles.InOrder(match) : [];
        }
    }

    private void CheckEmptyRow(IMethodSymbol method, KernelRoles roles)
    {
        Location? location = method.Locations.FirstOrDefault();
        if (Options.EmptyRow != EmptyRowResult.Zero && !roles.CanEmptyARow)
        {
            Add(DiagnosticIds.ContradictingOptions, location, method.Name, "EmptyRow", "no [Mask] or [ValidLength] parameter", "a row can only become empty under a mask; declare one or remove EmptyRow");
        }

        if (!Options.Stable && roles.CanEmptyARow)
        {
            Add(DiagnosticIds.ContradictingOptions, location, method.Name, "Stable = false", "a [Mask] or [ValidLength] parameter", "only the maximum tells an empty row from one that underflows; remove Stable = false");
        }
    }

    /// <summary>The type to describe accepted signatures with: the one that the method uses, if it could.</summary>
    private static string AcceptedElement(ITypeSymbol? element) => (element is null ? null : ElementOf(element))?.Name() ?? "float";

    private static ElementType? ElementOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Single } => ElementType.Float,
        { SpecialType: SpecialType.System_Double } => ElementType.Double,
        { Name: "Half", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } when type.DeclaringSyntaxReferences.IsEmpty => ElementType.Half,
        _ => null,
    };

    private static bool Matches(IMethodSymbol method, IReadOnlyList<IParameterSymbol> parameters, KernelSignature signature, ITypeSymbol element)
    {
        bool returns = signature.ReturnsElement
            ? SymbolEqualityComparer.Default.Equals(method.ReturnType, element) && !method.ReturnsByRef && !method.ReturnsByRefReadonly
            : method.ReturnsVoid;
        return returns
            && parameters.Count == signature.Parameters.Count
            && parameters.Zip(signature.Parameters, (parameter, expected) => Matches(parameter, expected.Shape, element)).All(m => m);
    }

    /// <summary>Whether a parameter has the type that a shape asks for.</summary>
    public static bool Matches(IParameterSymbol parameter, ParameterShape shape, ITypeSymbol element)
    {
        if (parameter.RefKind != RefKind.None)
        {
            return false;
        }

        bool isReadOnly = parameter.Type.Name == "ReadOnlySpan";
        return shape switch
        {
            ParameterShape.Int => parameter.Type.SpecialType == SpecialType.System_Int32,
            ParameterShape.Element => SymbolEqualityComparer.Default.Equals(parameter.Type, element),
            ParameterShape.ReadOnlySpanOfInt => isReadOnly && SpanElement(parameter.Type)?.SpecialType == SpecialType.System_Int32,
            ParameterShape.ReadOnlySpanOfBool => isReadOnly && SpanElement(parameter.Type)?.SpecialType == SpecialType.System_Boolean,
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
