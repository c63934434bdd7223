namespace SoftmaxGen.Shared;

/// <summary>What a kernel reads and writes. <see cref="Half"/> is computed in <see cref="Float"/>.</summary>
internal enum ElementType
{
    Float,
    Double,
    Half,
}

internal static class ElementTypes
{
    /// <summary>The name as generated code writes it, under <c>using System</c>.</summary>
    public static string Name(this ElementType element) => element switch
    {
        ElementType.Double => "double",
        ElementType.Half => "Half",
        _ => "float",
    };
}
