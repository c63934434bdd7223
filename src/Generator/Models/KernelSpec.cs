using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Models;

/// <summary>
/// What the user asked for: one valid annotated method. Plain data that compares by value; holds no symbol, node, tree or location, so
/// the pipeline can cache it and lets compilations go.
/// </summary>
internal sealed record KernelSpec(KernelKind Kind, ElementType Element, KernelOptions Options, MethodSpec Method)
{
    public int Dim => Options.Dim;

    public bool Batched => Options.Batched;

    public bool Stable => Options.Stable;

    public double Scale => Options.Scale;

    public LossReduction Reduction => Options.Reduction;
}

/// <summary>Where the method stands and how it is declared, as text ready to be written.</summary>
internal sealed record MethodSpec(
    string? Namespace,
    EquatableArray<ContainingTypeSpec> ContainingTypes,
    string Modifiers,
    string ReturnType,
    string Identifier,
    EquatableArray<ParameterSpec> Parameters,
    bool HasDocumentation,
    string DisplayName,
    string HintName);

/// <summary>One containing type, outermost first: <c>record struct</c>, <c>Pair&lt;TKey, TValue&gt;</c>.</summary>
internal sealed record ContainingTypeSpec(string Keyword, string Declaration);

/// <summary>One parameter; <paramref name="Identifier"/> is escaped for source text, <paramref name="Name"/> is not.</summary>
internal sealed record ParameterSpec(ParameterRole Role, string Modifiers, string Type, string Identifier, string Name);
