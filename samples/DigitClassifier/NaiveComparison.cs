using System;
using DigitClassifier.Digits;
using DigitClassifier.Learning;
using DigitClassifier.Losses;
using DigitClassifier.Reporting;
using Spectre.Console;

namespace DigitClassifier;

/// <summary><c>--naive</c>: the same training with the generated and the textbook loss, on inputs that make large logits.</summary>
internal static class NaiveComparison
{
    public static void Run()
    {
        DigitSet training = DigitSet.Load("train");
        DigitSet test = DigitSet.Load("test");
        TrainingSettings settings = TrainingSettings.LargeInputs;
        AnsiConsole.MarkupLineInterpolated($"[bold]Setting[/]  pixels from 0 to {255 * settings.PixelScale:F0} where the normal run has 0 to 1; all else as there");
        AnsiConsole.WriteLine();

        Trainer generated = Train("Generated kernel", DigitKernels.LossAndGradient);
        Trainer naive = Train("Textbook loss: exp, sum, divide, log", NaiveLoss.LossAndGradient);
        Breakdown.Write(generated.History, naive.History);
        string picture = LossCurve.Save("loss-curve-naive.svg", generated.History, naive.History);
        // Not wrapped to the width of the terminal: a path is there to be copied.
        Console.WriteLine($"Loss curves written to {picture}");

        Trainer Train(string title, BatchLoss loss)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{title}[/]");
            EpochLines.WriteHeader();
            var trainer = new Trainer(training, settings, loss);
            trainer.Run(test, EpochLines.Write);
            AnsiConsole.WriteLine();
            return trainer;
        }
    }
}
