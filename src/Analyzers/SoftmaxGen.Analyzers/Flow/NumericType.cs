using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>A floating-point type, narrowest first, so that the smaller of two is the one that overflows first.</summary>
internal enum NumericType
{
    Half,
    Single,
    Generic,
    Double,
}

/// <summary>Where exp leaves the range of a type, as the messages quote it.</summary>
internal static class ExpRange
{
    /// <summary>The type as a symbol; null for anything the analysis does not follow.</summary>
    public static NumericType? Of(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Single } => NumericType.Single,
        { SpecialType: SpecialType.System_Double } => NumericType.Double,
        { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => NumericType.Half,
        ITypeParameterSymbol => NumericType.Generic,
        INamedTypeSymbol { Name: "Vector" or "Vector64" or "Vector128" or "Vector256" or "Vector512" or "Nullable", TypeArguments.Length: 1 } wrapper => Of(wrapper.TypeArguments[0]),
        _ => null,
    };

    public static string Name(this NumericType type) => type switch
    {
        NumericType.Half => "Half",
        NumericType.Single => "float",
        NumericType.Double => "double",
        _ => "its type",
    };

    /// <summary>An exponent that stays below this is safe, and a sum of some such exponentials still is.</summary>
    public static double Limit(this NumericType type) => type switch
    {
        NumericType.Half => 10,
        NumericType.Double => 700,
        _ => 87,
    };

    /// <summary>exp of anything larger is +∞.</summary>
    public static string Overflow(this NumericType type) => type switch
    {
        NumericType.Half => "11.09",
        NumericType.Single => "88.72",
        NumericType.Double => "709.78",
        _ => "88.72 (float) or 709.78 (double)",
    };

    /// <summary>exp of anything smaller is 0.</summary>
    public static string Underflow(this NumericType type) => type switch
    {
        NumericType.Half => "-17.35",
        NumericType.Single => "-103.97",
        NumericType.Double => "-745.13",
        _ => "-103.97 (float) or -745.13 (double)",
    };
}
