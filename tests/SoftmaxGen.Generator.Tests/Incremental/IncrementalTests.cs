using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Incremental;

/// <summary>
/// What an edit of a kernel makes the generator do. That unrelated edits make it do nothing is asserted for every project by
/// <see cref="GeneratorHarness"/>.
/// </summary>
public sealed class IncrementalTests
{
    private const string First = "[Softmax(Dim = 10)] public static partial void First(ReadOnlySpan<float> logits, Span<float> probabilities);";
    private const string Second = "[Softmax(Dim = 20)] public static partial void Second(ReadOnlySpan<float> logits, Span<float> probabilities);";

    [Fact]
    public void Editing_one_kernel_regenerates_that_kernel_only()
    {
        UserProject before = UserProject.Of(Sources.InClass(First + "\n" + Second));
        UserProject after = UserProject.Of(Sources.InClass(First + "\n" + Second.Replace("20", "21", System.StringComparison.Ordinal)));

        GeneratorRunResult result = RunBoth(before, after);

        IncrementalStepRunReason[] reasons = Reasons(result.TrackedSteps["Kernels"]);
        Assert.Equal(1, reasons.Count(r => r == IncrementalStepRunReason.Modified));
        Assert.All(reasons.Where(r => r != IncrementalStepRunReason.Modified), r => Assert.True(IsCached(r), r.ToString()));
        Assert.Equal(2, result.GeneratedSources.Length);
    }

    [Fact]
    public void Turning_the_self_check_on_regenerates_every_kernel()
    {
        UserProject before = UserProject.Of(Sources.InClass(First + "\n" + Second));
        UserProject after = before with { SelfCheck = "true" };

        GeneratorRunResult result = RunBoth(before, after);

        Assert.All(Reasons(result.TrackedSteps["Options"]), r => Assert.Equal(IncrementalStepRunReason.Modified, r));
        Assert.All(Reasons(result.TrackedSteps["Kernels"]), r => Assert.True(IsCached(r), r.ToString()));
        Assert.All(result.GeneratedSources, s => Assert.Contains("SelfCheck", s.SourceText.ToString(), System.StringComparison.Ordinal));
    }

    [Fact]
    public void Removing_a_kernel_removes_its_file()
    {
        GeneratorRunResult result = RunBoth(UserProject.Of(Sources.InClass(First + "\n" + Second)), UserProject.Of(Sources.InClass(Second)));
        Assert.Single(result.GeneratedSources);
    }

    [Fact]
    public void Both_steps_are_tracked_by_name()
    {
        GeneratorRun run = GeneratorHarness.Run(UserProject.Of(Sources.InClass(First)));
        Assert.Contains("Kernels", run.Result.TrackedSteps.Keys);
        Assert.Contains("Options", run.Result.TrackedSteps.Keys);
    }

    [Fact]
    public void Old_compilations_are_collected() => CompilationLifetime.AssertOldCompilationsAreCollected(
        UserProject.Of(Sources.InClass(First)),
        UserProject.Of(Sources.InClass(First + "\n" + Second)));

    private static GeneratorRunResult RunBoth(UserProject before, UserProject after) => GeneratorHarness
        .CreateDriver(before, new SoftmaxKernelGenerator(), trackSteps: true)
        .RunGenerators(before.Compile())
        .WithUpdatedAnalyzerConfigOptions(after.BuildProperties)
        .RunGenerators(after.Compile())
        .GetRunResult()
        .Results[0];

    private static IncrementalStepRunReason[] Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        [.. from step in steps from output in step.Outputs select output.Reason];

    private static bool IsCached(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
