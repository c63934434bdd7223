using System;
using System.IO;
using System.Linq;
using DigitClassifier.Learning;

namespace DigitClassifier.Reporting;

/// <summary>Draws the loss over the batches of a run, or of a run and its naive twin, into an SVG file beside the program.</summary>
internal static class LossCurve
{
    public static string Save(string fileName, TrainingHistory history)
    {
        var chart = new SvgChart("Cross-entropy while learning", "batch", history.Batches.Count);
        chart.Add("batch", "#b8cbe6", 1, history.Batches.Select((batch, i) => (i + 1.0, (double)batch.Loss)));
        chart.Add("training digits, epoch mean", "#1f5fbf", 2.5, history.Epochs.Select(epoch => (BatchesAtEnd(history, epoch), epoch.TrainingLoss)));
        chart.Add("held-back digits", "#d9541e", 2.5, history.Epochs.Select(epoch => (BatchesAtEnd(history, epoch), epoch.TestLoss)));
        return Write(fileName, chart);
    }

    public static string Save(string fileName, TrainingHistory generated, TrainingHistory naive)
    {
        var chart = new SvgChart("Cross-entropy on inputs from 0 to 51", "batch", generated.Batches.Count);
        chart.Add("generated kernel", "#1f5fbf", 1, generated.Batches.Select((batch, i) => (i + 1.0, (double)batch.Loss)));
        chart.Add("textbook loss", "#d9541e", 4, naive.Batches.Take(naive.FirstNaN ?? int.MaxValue).Select((batch, i) => (i + 1.0, (double)batch.Loss)));
        if (naive.FirstNaN is { } broken)
        {
            chart.MarkAt(broken + 1, $"textbook loss: NaN from batch {broken + 1} on");
        }

        return Write(fileName, chart);
    }

    private static double BatchesAtEnd(TrainingHistory history, EpochResult epoch) =>
        (double)history.Batches.Count / history.Epochs.Count * epoch.Epoch;

    private static string Write(string fileName, SvgChart chart)
    {
        string path = Path.Combine(AppContext.BaseDirectory, fileName);
        File.WriteAllText(path, chart.ToString());
        return path;
    }
}
