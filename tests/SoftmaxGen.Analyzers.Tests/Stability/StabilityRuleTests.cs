using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>SMG1003 to SMG2003: each shape gets its rule once, and the same shape with a guard nothing.</summary>
public sealed class StabilityRuleTests
{
    public static TheoryData<string> Loud => [.. RuleSnippets.All.Keys];

    public static TheoryData<string> Guarded => [.. GuardedSnippets.All.Keys];

    [Theory]
    [MemberData(nameof(Loud))]
    public async Task EachShape_GetsItsRuleOnce(string name)
    {
        (string id, string members) = RuleSnippets.All[name];
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.OfMembers(members));
        Assert.Equal(id, diagnostic.Id);
        Assert.DoesNotContain("{", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task GuardedOrUnrelatedCode_GetsNothing(string name) => Assert.Empty(await AnalyzerRun.OfMembers(GuardedSnippets.All[name]));

    [Fact]
    public void MoreSnippetsAreSilentThanLoud() => Assert.True(GuardedSnippets.All.Count > RuleSnippets.All.Count);
}
