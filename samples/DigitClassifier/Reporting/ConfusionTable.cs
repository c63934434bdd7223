using System.Linq;
using DigitClassifier.Learning;
using Spectre.Console;

namespace DigitClassifier.Reporting;

/// <summary>The confusion matrix: a row for each digit as written, a column for each as read.</summary>
internal static class ConfusionTable
{
    public static void Write(ConfusionMatrix matrix)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title("Written (rows) and read as (columns)").AddColumn("");
        for (int predicted = 0; predicted < Network.Classes; predicted++)
        {
            table.AddColumn(new TableColumn($"[bold]{predicted}[/]").RightAligned());
        }

        table.AddColumn(new TableColumn("right").RightAligned());
        for (int actual = 0; actual < Network.Classes; actual++)
        {
            int row = actual;
            int total = Enumerable.Range(0, Network.Classes).Sum(predicted => matrix[row, predicted]);
            string[] cells = [.. Enumerable.Range(0, Network.Classes).Select(predicted => Cell(matrix[row, predicted], row == predicted))];
            table.AddRow([$"[bold]{actual}[/]", .. cells, $"{(double)matrix[actual, actual] / total:P1}"]);
        }

        AnsiConsole.Write(table);
    }

    private static string Cell(int count, bool isRight) =>
        (count, isRight) switch
        {
            (_, true) => $"[green]{count}[/]",
            (0, _) => "[grey]·[/]",
            _ => $"[red]{count}[/]",
        };
}
