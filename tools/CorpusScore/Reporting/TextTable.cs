using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SoftmaxGen.CorpusScore.Reporting;

/// <summary>Columns as wide as their widest cell.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [header];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Write(TextWriter output)
    {
        int[] widths = [.. header.Select((_, column) => rows.Max(r => r[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
        }
    }
}
