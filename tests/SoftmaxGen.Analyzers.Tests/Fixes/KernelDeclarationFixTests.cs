using System.Threading.Tasks;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>The modifiers a kernel declaration lacks.</summary>
public sealed class KernelDeclarationFixTests
{
    private const string Parameters = "(ReadOnlySpan<float> logits, Span<float> probabilities)";

    [Theory]
    [InlineData("SMG0001", "SoftmaxGen.MakePartial", "    public static void M" + Parameters + ";", "    public static partial void M" + Parameters + ";")]
    [InlineData("SMG0002", "SoftmaxGen.MakePrivate", "    // Kernel.\n    static partial void M" + Parameters + ";", "    // Kernel.\n    private static partial void M" + Parameters + ";")]
    [InlineData("SMG0002", "SoftmaxGen.MakePrivate", "    partial void M" + Parameters + ";", "    private partial void M" + Parameters + ";")]
    public async Task MethodGetsItsModifier(string id, string kind, string before, string after)
    {
        const string Head = "using System;\nusing SoftmaxGen;\n\n/// <summary>Documented.</summary>\npublic partial class C\n{\n    [Softmax(Dim = 3)]\n";
        string? changed = await FixRun.Apply(Head + before + "\n}\n", kind, id);
        Assert.Equal(Head + after + "\n}\n", changed);
        Assert.Empty(await AnalyzerRun.OfFile(changed!));
    }

    [Theory]
    [InlineData("// Remark.\nclass C", "// Remark.\npartial class C")]
    [InlineData("public static class C", "public static partial class C")]
    [InlineData("[Serializable]\nstruct C", "[Serializable]\npartial struct C")]
    [InlineData("internal record class C", "internal partial record class C")]
    public async Task TypeBecomesPartial(string before, string after)
    {
        const string Head = "using System;\nusing SoftmaxGen;\n\n", Rest = "\n{\n    [Softmax(Dim = 3)]\n    public static partial void M" + Parameters + ";\n}\n";
        string? changed = await FixRun.Apply(Head + before + Rest, "SoftmaxGen.MakePartial", "SMG0007");
        Assert.Equal(Head + after + Rest, changed);
        Assert.Empty(await AnalyzerRun.OfFile(changed!));
    }

    [Theory]
    [InlineData("SMG0001", "public partial class C { [Softmax(Dim = 3)] public static void M" + Parameters + " { } }")]
    [InlineData("SMG0007", "file partial class C { [Softmax(Dim = 3)] public static partial void M" + Parameters + "; }")]
    public async Task BodiesAndFileTypes_AreLeftToTheUser(string id, string code) =>
        Assert.Null(await FixRun.Apply("using System; using SoftmaxGen; " + code, "SoftmaxGen.MakePartial", id));
}
