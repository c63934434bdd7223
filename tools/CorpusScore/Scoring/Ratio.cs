using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SoftmaxGen.CorpusScore.Scoring;

/// <summary>A share with its counts, so that nobody has to trust a percentage of three.</summary>
internal readonly record struct Ratio(int Part, int Whole)
{
    public double? Value => Whole == 0 ? null : (double)Part / Whole;

    /// <summary>The mean of the shares that exist: each repository counts once, however many sites it has.</summary>
    public static double? Mean(IEnumerable<Ratio> ratios)
    {
        double[] values = [.. ratios.Select(r => r.Value).OfType<double>()];
        return values.Length == 0 ? null : values.Average();
    }

    public static string Percent(double? value) =>
        value is { } share ? (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %" : "-";

    public override string ToString() => $"{Percent(Value),7} ({Part}/{Whole})";
}
