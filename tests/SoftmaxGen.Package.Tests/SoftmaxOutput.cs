using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>What <c>Consumers/Softmax</c> must write, computed here in double.</summary>
internal static class SoftmaxOutput
{
    // Four units in the last place of a number just below 1.
    private const double Tolerance = 4 * 5.960464477539063e-8;

    /// <summary>Three logits as arguments: a row that the textbook formula turns into NaN.</summary>
    public static string[] Logits { get; } = ["90", "2", "-2"];

    public static void AssertRight(CommandResult run)
    {
        run.AssertSucceeded();
        double[] logits = [.. Logits.Select(Parse)];
        double[] powers = [.. logits.Select(logit => Math.Exp(logit - logits.Max()))];
        double[] probabilities = [.. powers.Select(power => power / powers.Sum())];

        AssertClose(probabilities, run.Line("probabilities"), run);
        AssertClose([Math.Log(powers.Sum()) - (logits[0] - logits.Max())], run.Line("loss"), run);
        AssertClose([probabilities[0] - 1, probabilities[1], probabilities[2]], run.Line("gradient"), run);
    }

    private static void AssertClose(double[] expected, string line, CommandResult run)
    {
        double[] actual = [.. line.Split(' ').Select(Parse)];
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(
            expected.Zip(actual),
            pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Tolerance, $"expected {pair.First}, got {pair.Second} in:{Environment.NewLine}{run.Output}"));
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
