using System;
using System.Linq;
using DigitClassifier.Digits;
using DigitClassifier.Learning;
using Spectre.Console;

namespace DigitClassifier.Reporting;

/// <summary>Ten held-back digits, one of each class, drawn beside the probabilities the network gives them.</summary>
internal static class DigitGallery
{
    private const int BarLength = 6;

    public static void Write(DigitSet digits, float[] probabilities)
    {
        int[] indices = [.. Enumerable.Range(0, Network.Classes).Select(digit => digits.Labels.IndexOf(digit))];
        var grid = new Grid().AddColumn().AddColumn();
        foreach (int[] pair in indices.Chunk(2))
        {
            grid.AddRow([.. pair.Select(index => Card(digits, probabilities, index))]);
        }

        AnsiConsole.Write(grid);
    }

    private static Panel Card(DigitSet digits, float[] probabilities, int index)
    {
        int predicted = Classifier.Predicted(probabilities, index);
        int actual = digits.Labels[index];
        string[] picture = DigitPicture.Draw(digits.Image(index));
        string[] lines = [.. picture.Select((line, digit) => $"{line} {Bar(digit, probabilities[(index * Network.Classes) + digit], digit == predicted)}")];
        string verdict = predicted == actual ? $"[green]read as {predicted}[/]" : $"[red]read as {predicted}, is {actual}[/]";
        return new Panel(string.Join('\n', lines)).Padding(0, 0, 1, 0).Header($" test digit {index}: {verdict} ");
    }

    private static string Bar(int digit, float probability, bool isPredicted)
    {
        string text = $"{digit} {new string('█', (int)MathF.Round(probability * BarLength)),-BarLength} {100 * probability,5:F1}%";
        return isPredicted ? $"[green]{text}[/]" : text;
    }
}
