using System;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Text;

/// <summary>The MSBuild properties SoftmaxGenSelfCheck and SoftmaxGenEnabled.</summary>
public sealed class BuildPropertyTests
{
    private static readonly UserProject Project = UserProject.Of(Sources.InClass(AllSignatures.Members));

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    [InlineData("TRUE")]
    public void The_self_check_is_in_every_kernel_when_asked_for(string value) => Assert.All(
        GeneratorHarness.Run(Project with { SelfCheck = value }).Files,
        file => Assert.Contains("SelfCheck", file.SourceText.ToString(), StringComparison.Ordinal));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    [InlineData("yes")]
    public void The_self_check_leaves_no_trace_when_it_is_off(string? value)
    {
        string text = GeneratorHarness.Run(Project with { SelfCheck = value }).AllText;
        Assert.DoesNotContain("SelfCheck", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Verification", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SoftmaxReference", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    public void Nothing_is_generated_when_switched_off(string value) =>
        Assert.Empty(GeneratorHarness.RunUncompiled(Project with { Enabled = value }).Files);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("true")]
    public void Everything_is_generated_otherwise(string? value) =>
        Assert.Equal(AllSignatures.Count, GeneratorHarness.Run(Project with { Enabled = value }).Files.Length);
}
