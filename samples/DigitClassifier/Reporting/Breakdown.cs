using System;
using DigitClassifier.Learning;
using Spectre.Console;

namespace DigitClassifier.Reporting;

/// <summary>Where the textbook loss stops being a number, with the same batches of the generated kernel beside it.</summary>
internal static class Breakdown
{
    private const int BatchesBefore = 4;
    private const int BatchesAfter = 2;

    public static void Write(TrainingHistory generated, TrainingHistory naive)
    {
        if (naive.FirstNaN is not { } broken)
        {
            AnsiConsole.WriteLine("The textbook loss met no NaN in this run.");
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("epoch", "batch", "largest logit", "loss", "largest logit", "loss")
            .Title("Generated kernel (left) and textbook loss (right)");
        for (int i = Math.Max(0, broken - BatchesBefore); i <= Math.Min(broken + BatchesAfter, naive.Batches.Count - 1); i++)
        {
            BatchResult left = generated.Batches[i];
            BatchResult right = naive.Batches[i];
            string colour = right.HasNaN ? "red" : "default";
            table.AddRow(
                $"{left.Epoch}", $"{left.Batch}", $"{left.LargestLogit:F2}", $"{left.Loss:F4}",
                $"[{colour}]{right.LargestLogit:F2}[/]", $"[{colour}]{right.Loss:F4}{(i == broken ? "  <- first NaN" : "")}[/]");
        }

        AnsiConsole.Write(table);
        BatchResult first = naive.Batches[broken];
        AnsiConsole.MarkupLineInterpolated($"[bold]Textbook loss[/]     NaN from epoch {first.Epoch}, batch {first.Batch} on");
        AnsiConsole.WriteLine("                  exp overflows above 88.72, infinity / infinity is NaN,");
        AnsiConsole.WriteLine("                  and one such step makes every weight NaN");
        AnsiConsole.MarkupLineInterpolated($"[bold]Generated kernel[/]  trains on, test accuracy {generated.Epochs[^1].TestAccuracy:P2} in the end");
        AnsiConsole.WriteLine();
    }
}
