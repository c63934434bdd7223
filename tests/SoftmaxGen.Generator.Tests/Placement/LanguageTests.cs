using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Placement;

/// <summary>Compiler options of users' projects, with every kernel signature in the project.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp11, NullableContextOptions.Enable, false, false)]
    [InlineData(LanguageVersion.CSharp11, NullableContextOptions.Disable, true, true)]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Enable, false, false)]
    [InlineData(LanguageVersion.CSharp13, NullableContextOptions.Enable, false, false)]
    [InlineData(LanguageVersion.CSharp14, NullableContextOptions.Enable, false, false)]
    [InlineData(LanguageVersion.CSharp14, NullableContextOptions.Disable, false, false)]
    [InlineData(LanguageVersion.CSharp14, NullableContextOptions.Warnings, true, false)]
    [InlineData(LanguageVersion.CSharp14, NullableContextOptions.Annotations, false, true)]
    [InlineData(LanguageVersion.Preview, NullableContextOptions.Enable, true, true)]
    public void Every_signature_compiles(LanguageVersion version, NullableContextOptions nullable, bool isChecked, bool selfCheck)
    {
        UserProject project = UserProject.Of(Sources.InClass(AllSignatures.Members)) with
        {
            LanguageVersion = version,
            Nullable = nullable,
            Checked = isChecked,
            SelfCheck = selfCheck ? "true" : null,
        };
        Assert.Equal(AllSignatures.Count, GeneratorHarness.Run(project).Files.Length);
    }

    [Fact]
    public void Documentation_comments_compile_and_none_is_missing()
    {
        string documented = Sources.InNamespace($$"""
            /// <summary>Kernels.</summary>
            public static partial class Kernels
            {
                {{AllSignatures.Members.Replace("[Softmax", "/// <summary>A kernel.</summary>\n[Softmax", System.StringComparison.Ordinal)}}
            }
            """);
        GeneratorHarness.Run(UserProject.Of(documented) with { Documented = true });
    }

    [Fact]
    public void The_largest_row_compiles() => Kernels.AssertOne(UserProject.Of(Sources.InClass(
        "[Softmax(Dim = 1 << 24)] public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);")));
}
