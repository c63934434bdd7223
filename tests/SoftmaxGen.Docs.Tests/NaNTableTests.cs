using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Docs.Tests;

/// <summary>The README's comparison with the library softmax says what both really compute, on the machine that runs this test.</summary>
public sealed partial class NaNTableTests
{
    private const string Page = "README.md";

    public static IEnumerable<TheoryDataRow<string, string, string>> Rows => Row().Matches(Pages.Read(Page))
        .Select(match => new TheoryDataRow<string, string, string>(match.Groups["logits"].Value, match.Groups["library"].Value, match.Groups["kernel"].Value));

    [Fact]
    public void The_table_is_there() => Assert.InRange(Rows.Count(), 4, 20);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Says_what_is_computed(string logits, string library, string kernel)
    {
        float[] row = [.. logits.Split(", ").Select(text => float.Parse(text, CultureInfo.InvariantCulture))];

        float[] computed = new float[row.Length];
#pragma warning disable SMG1001 // What it makes of these rows is what the table is about.
        TensorPrimitives.SoftMax<float>(row, computed);
#pragma warning restore SMG1001
        Assert.Equal(library, Text(computed));

        Generated(row, computed);
        Assert.Equal(kernel, Text(computed));
    }

    private static void Generated(float[] logits, float[] probabilities)
    {
        string source = $$"""
            public static partial class Kernels
            {
                [SoftmaxGen.Softmax(Dim = {{logits.Length}})]
                public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
            }
            """;
        using LoadedKernels kernels = LoadedKernels.Load(LoadedKernels.Emit(CompiledSnippet.Of(source).Compilation), "Kernels");
        kernels.Get<SoftmaxKernel>("Softmax")(logits, probabilities);
    }

    private static string Text(float[] values) => string.Join(", ", values.Select(value => value.ToString("G4", CultureInfo.InvariantCulture)));

    // | [90, 2, -2] | NaN, 0, 0 | 1, 6.055E-39, 1.109E-40 |
    [GeneratedRegex(@"^\| \[(?<logits>[^\]]+)\] \| (?<library>[^|]+) \| (?<kernel>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
