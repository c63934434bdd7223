using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Robustness;

/// <summary>Twenty thousand broken files: no analyzer, generator or fix throws on any of them.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int PerBatch = 200;

    /// <summary>SOFTMAXGEN_FUZZ_INPUTS asks for more than CI takes, SOFTMAXGEN_FUZZ_SEED for a run that failed.</summary>
    private static readonly int Inputs = Setting("SOFTMAXGEN_FUZZ_INPUTS") ?? 20_000;

    [Fact]
    public async Task MutatedCode_DoesNotThrow()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        int seed = Setting("SOFTMAXGEN_FUZZ_SEED") ?? Random.Shared.Next();
        output.WriteLine($"seed {seed} (SOFTMAXGEN_FUZZ_SEED={seed} runs it again), {Inputs} inputs from {FuzzSources.All.Count} sources");
        var random = new Random(seed);
        var fixes = new FuzzedFixes();
        int diagnostics = 0, unbound = 0;
        for (int start = 0; start < Inputs; start += PerBatch)
        {
            string[] mutants = [.. Enumerable.Range(start, Math.Min(PerBatch, Inputs - start)).Select(i => Mutant(i, random))];
            var batch = new FuzzBatch(mutants, References(start / PerBatch));
            if (await batch.Analyze(cancellationToken) is not { } found)
            {
                unbound++;
                continue;
            }

            Assert.DoesNotContain(found, d => d.Id == "AD0001");
            Assert.Empty(batch.Generate(cancellationToken));
            diagnostics += found.Count;
            foreach (int file in found.Select(FileIndex).Distinct())
            {
                await fixes.Apply(mutants[file], cancellationToken);
            }
        }

        output.WriteLine($"{diagnostics} diagnostics, {fixes.Count} fixes applied, {unbound} batches on which the compiler threw");
        Assert.True(unbound <= 3, $"the compiler threw on {unbound} batches");
        // Mutants that all fail to parse would prove nothing.
        Assert.True(diagnostics > Inputs / 20, $"only {diagnostics} diagnostics in {Inputs} mutants");
    }

    /// <summary>In a class or namespace of its own, so that mutants in one compilation do not share members.</summary>
    private static string Mutant(int index, Random random)
    {
        string source = FuzzSources.All[random.Next(FuzzSources.All.Count)]
            .Replace("class Subject", $"class Subject{index}", StringComparison.Ordinal)
            .Replace("namespace Example", $"namespace Example{index}", StringComparison.Ordinal);
        return Mutation.Apply(source, random);
    }

    /// <summary>One batch in eight lacks something: everything, all but the core, the tensors, or the runtime.</summary>
    private static IReadOnlyList<MetadataReference> References(int batch) => (batch % 32) switch
    {
        7 => [],
        15 => Only("System.Private.CoreLib"),
        23 => Without("System.Numerics.Tensors"),
        31 => Without("SoftmaxGen"),
        _ => TestCompilation.References,
    };

    private static MetadataReference[] Only(string name) => [.. TestCompilation.References.Where(r => IsNamed(r, name))];

    private static MetadataReference[] Without(string name) => [.. TestCompilation.References.Where(r => !IsNamed(r, name))];

    private static bool IsNamed(MetadataReference reference, string name) => System.IO.Path.GetFileNameWithoutExtension(reference.Display) == name;

    /// <summary>Mutant17.cs is number 17.</summary>
    private static int FileIndex(Diagnostic diagnostic) =>
        int.Parse(diagnostic.Location.SourceTree!.FilePath["Mutant".Length..^".cs".Length], CultureInfo.InvariantCulture);

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
