using System;
using System.Text;

namespace SoftmaxGen.Generator.Writing;

/// <summary>Indented text with <c>\n</c> line ends.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>One line, or several separated by <c>\n</c>, each indented.</summary>
    public void Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0)
            {
                text.Append(' ', 4 * depth).Append(line);
            }

            text.Append('\n');
        }
    }

    /// <summary>A header line and its braces around <paramref name="body"/>.</summary>
    public void Block(string header, Action body, string end = "")
    {
        Line(header);
        Line("{");
        depth++;
        body();
        depth--;
        Line("}" + end);
    }

    /// <summary>Lines indented one step further, for the continuation of a statement.</summary>
    public void Indented(Action body)
    {
        depth++;
        body();
        depth--;
    }

    public override string ToString() => text.ToString();
}
