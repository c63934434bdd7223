using System;
using System.Diagnostics;
using DigitClassifier.Digits;
using DigitClassifier.Learning;
using DigitClassifier.Losses;
using DigitClassifier.Reporting;
using Spectre.Console;

namespace DigitClassifier;

/// <summary>The normal run: train, test, and show what was learned.</summary>
internal static class TrainingRun
{
    public static void Run()
    {
        DigitSet training = DigitSet.Load("train");
        DigitSet test = DigitSet.Load("test");
        var settings = new TrainingSettings();
        AnsiConsole.MarkupLineInterpolated($"[bold]Digits[/]   {training.Count:N0} to learn from, {test.Count:N0} held back");
        AnsiConsole.MarkupLineInterpolated($"[bold]Network[/]  {DigitSet.Pixels} pixels, {Network.Hidden} hidden units, {Network.Classes} classes; batches of {settings.BatchSize}, Adam at {settings.LearningRate}");
        AnsiConsole.MarkupLine("[bold]Loss[/]     softmax, cross-entropy and gradient by generated kernels");
        AnsiConsole.WriteLine();

        var watch = Stopwatch.StartNew();
        var trainer = new Trainer(training, settings, DigitKernels.LossAndGradient);
        EpochLines.WriteHeader();
        trainer.Run(test, EpochLines.Write);
        AnsiConsole.MarkupLineInterpolated($"trained in {watch.Elapsed.TotalSeconds:F1} s");
        AnsiConsole.WriteLine();

        float[] probabilities = trainer.Classifier.Probabilities(test);
        var confusion = ConfusionMatrix.Of(probabilities, test.Labels);
        DigitGallery.Write(test, probabilities);
        ConfusionTable.Write(confusion);

        string picture = LossCurve.Save("loss-curve.svg", trainer.History);
        AnsiConsole.MarkupLineInterpolated($"[bold]Test accuracy {confusion.Accuracy:P2}[/] ({confusion.Correct:N0} of {confusion.Total:N0} held-back digits)");
        // Not wrapped to the width of the terminal: a path is there to be copied.
        Console.WriteLine($"Loss curve written to {picture}");
    }
}
