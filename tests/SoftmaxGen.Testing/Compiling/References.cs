using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Testing;

/// <summary>The assemblies a user's project refers to: the framework these tests run on, and the SoftmaxGen runtime.</summary>
public static class References
{
    public static ImmutableArray<MetadataReference> All { get; } = Create();

    /// <summary>
    /// What every project starts from: optimised, all warnings on. Compilations made from one share what was read of the references, which
    /// is most of the cost of a small compilation.
    /// </summary>
    public static CSharpCompilation EmptyCompilation { get; } = CSharpCompilation.Create(
        "UserProject",
        syntaxTrees: null,
        All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            warningLevel: 9999,
            deterministic: true));

    private static ImmutableArray<MetadataReference> Create()
    {
        // The trusted assemblies hold the test runner and the compiler too, which no user's project refers to.
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. trusted.Where(path => Path.GetDirectoryName(path) == framework).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(KernelAttribute).Assembly.Location),
        ];
    }
}
