using DigitClassifier.Learning;
using Spectre.Console;

namespace DigitClassifier.Reporting;

/// <summary>Progress, a line per epoch as it ends.</summary>
internal static class EpochLines
{
    public static void WriteHeader() =>
        AnsiConsole.MarkupLine("[grey]epoch   loss     accuracy   test loss   test accuracy[/]");

    public static void Write(EpochResult result)
    {
        string line = $"{result.Epoch,5}   {result.TrainingLoss,-7:F4}  {result.TrainingAccuracy,8:P2}   {result.TestLoss,-9:F4}   {result.TestAccuracy,13:P2}";
        AnsiConsole.WriteLine(line, double.IsNaN(result.TrainingLoss) ? new Style(Color.Red) : Style.Plain);
    }
}
