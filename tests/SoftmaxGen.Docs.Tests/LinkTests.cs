using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SoftmaxGen.Docs.Tests;

/// <summary>A link inside the repository leads to a file or folder that is there.</summary>
public sealed partial class LinkTests
{
    public static IEnumerable<TheoryDataRow<string>> AllPages => Pages.Names.Select(page => new TheoryDataRow<string>(page));

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Links_lead_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Pages.Root, page))!;
        IEnumerable<string> targets = Link().Matches(Pages.Read(page))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} links to {target}"));
    }

    // [text](target), also with a line break in the text.
    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
