using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>A project of twenty naive softmaxes, each of another shape, and one command that mends them.</summary>
public sealed partial class FormatConsumerTests(PackedPackage package)
{
    private const int Softmaxes = 20;

    private static readonly double[] Benign = [0.5, -1, 2, 0.25];

    [Fact(Timeout = 600_000)]
    public async Task Dotnet_format_makes_twenty_naive_softmaxes_right()
    {
        var consumer = new Consumer(package, "TwentySoftmaxes", "TwentySoftmaxes");
        CommandResult build = await consumer.BuildAllowingWarningsAsync();
        build.AssertSucceeded();
        Assert.Equal(Softmaxes, Warning().Matches(build.Output).Select(m => m.Value).Distinct().Count());
        Dictionary<string, double[]> naive = await Results(consumer, Benign);
        Assert.Equal(Softmaxes, naive.Count);
        Assert.All(await Results(consumer, [1000, 1000]), result => Assert.Contains(double.NaN, result.Value));

        (await consumer.FormatAsync("SMG1002")).AssertSucceeded();

        (await consumer.BuildAsync()).AssertSucceeded();
        Assert.All(await Results(consumer, Benign), result => AssertNear(naive[result.Key], result));
        foreach (double[] logits in new double[][] { [1000, 1000], [90, 2, -2], [-1000, -1001] })
        {
            double[] probabilities = Softmax(logits);
            Assert.All(await Results(consumer, logits), result => AssertNear(probabilities, result));
        }

        string once = consumer.Sources;
        (await consumer.FormatAsync("SMG1002")).AssertSucceeded();
        Assert.Equal(once, consumer.Sources);
    }

    private static async Task<Dictionary<string, double[]>> Results(Consumer consumer, double[] logits)
    {
        CommandResult run = await consumer.RunAsync([.. logits.Select(v => v.ToString(CultureInfo.InvariantCulture))]);
        run.AssertSucceeded();
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1..].Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray());
    }

    private static double[] Softmax(double[] logits)
    {
        double[] exponentials = [.. logits.Select(v => Math.Exp(v - logits.Max()))];
        return [.. exponentials.Select(e => e / exponentials.Sum())];
    }

    /// <summary>Within 4 units in the last place of the type that the name ends with.</summary>
    private static void AssertNear(double[] expected, KeyValuePair<string, double[]> result)
    {
        bool isFloat = result.Key.EndsWith("-Single", StringComparison.Ordinal);
        Assert.Equal(expected.Length, result.Value.Length);
        Assert.All(expected.Zip(result.Value), pair =>
        {
            (double right, double actual) = pair;
            double unit = isFloat ? MathF.BitIncrement((float)right) - (float)right : Math.BitIncrement(right) - right;
            Assert.True(Math.Abs(actual - right) <= 4 * unit, $"{result.Key}: {actual} instead of {right}");
        });
    }

    // Loops.cs(18,20): warning SMG1002: …
    [GeneratedRegex(@"\w+\.cs\(\d+,\d+\): warning SMG1002")]
    private static partial Regex Warning();
}
