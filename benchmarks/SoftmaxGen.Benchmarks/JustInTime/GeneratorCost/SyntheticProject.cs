using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Benchmarks.GeneratorCost;

/// <summary>A project in memory with many annotated methods, ten to a file, and a file that has nothing to do with them.</summary>
internal sealed class SyntheticProject
{
    private const int MethodsPerFile = 10;

    private readonly SyntaxTree unrelated = Parse(Unrelated(0), "Unrelated.cs");
    private readonly SyntaxTree first;

    public SyntheticProject(int methods)
    {
        SyntaxTree[] kernels = [.. Enumerable.Range(0, methods).Chunk(MethodsPerFile).Select((numbers, file) => Parse(Kernels(numbers), $"Kernels{file}.cs"))];
        first = kernels[0];
        Compilation = CSharpCompilation.Create("Synthetic", [unrelated, .. kernels], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public CSharpCompilation Compilation { get; }

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    /// <summary>The project after an edit in the file without kernels; every <paramref name="edit"/> gives another text.</summary>
    public CSharpCompilation WithUnrelatedEdit(int edit) =>
        Compilation.ReplaceSyntaxTree(unrelated, Parse(Unrelated(edit), unrelated.FilePath));

    /// <summary>The project after the Dim of its first kernel was changed.</summary>
    public CSharpCompilation WithKernelEdit(int edit)
    {
        string text = first.ToString();
        string marker = Attribute(0);
        return Compilation.ReplaceSyntaxTree(first, Parse(text.Replace(marker, marker.Replace($"Dim = {Dim(0)}", $"Dim = {1000 + edit}")), first.FilePath));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static string Unrelated(int edit) =>
        $"namespace Synthetic; public static class Unrelated {{ public static int Value => {edit}; }}";

    private static string Kernels(int[] numbers)
    {
        var text = new StringBuilder("using System;\nusing SoftmaxGen;\nnamespace Synthetic;\n");
        text.Append($"public static partial class Kernels{numbers[0]}\n{{\n");
        foreach (int number in numbers)
        {
            text.Append($"    {Attribute(number)}\n    {Method(number)}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static int Dim(int number) => 1 + (number * 7 % 997);

    private static string Attribute(int number) => (number % 3) switch
    {
        0 => $"[Softmax(Dim = {Dim(number)}, Batched = true)]",
        1 => $"[SoftmaxCrossEntropy(Dim = {Dim(number)}, Batched = true)]",
        _ => $"[SoftmaxGradient(Dim = {Dim(number)}, Batched = true)]",
    };

    private static string Method(int number) => (number % 3) switch
    {
        0 => $"public static partial void Kernel{number}(ReadOnlySpan<float> logits, Span<float> probabilities);",
        1 => $"public static partial float Kernel{number}(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);",
        _ => $"public static partial void Kernel{number}(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);",
    };

    /// <summary>What a project with kernels refers to, and no more.</summary>
    public static IEnumerable<MetadataReference> References()
    {
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Memory.dll" or "System.Runtime.Intrinsics.dll")
            .Append(typeof(SoftmaxAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
