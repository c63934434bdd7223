namespace SoftmaxGen.Generator.Tests;

/// <summary>Source texts of users' projects, put together from the part that matters to a test.</summary>
internal static class Sources
{
    /// <summary>A kernel that has nothing special about it.</summary>
    public const string PlainKernel =
        "[Softmax(Dim = 10)] public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);";

    private const string Usings = "using System;\nusing SoftmaxGen;\n";

    /// <summary>Members of a static class in a namespace, the usual place for kernels.</summary>
    public static string InClass(string members) => InNamespace($"public static partial class Kernels\n{{\n    {members}\n}}");

    /// <summary>Types in a file-scoped namespace.</summary>
    public static string InNamespace(string types) => $"{Usings}\nnamespace Example;\n\n{types}\n";

    /// <summary>Anything, after the usings every file needs.</summary>
    public static string WithUsings(string text) => Usings + "\n" + text + "\n";
}
