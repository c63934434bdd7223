using System;
using System.Text;

namespace VerifyTests;

/// <summary>Shows where two texts part, with the lines before it.</summary>
internal static class FirstDifference
{
    private const int LinesBefore = 3;

    public static string Describe(string expected, string actual)
    {
        string[] wanted = expected.Split('\n'), got = actual.Split('\n');
        int line = 0;
        while (line < wanted.Length && line < got.Length && wanted[line] == got[line])
        {
            line++;
        }

        var text = new StringBuilder();
        text.Append($"First difference in line {line + 1}:\n");
        for (int i = Math.Max(0, line - LinesBefore); i < line; i++)
        {
            text.Append($"    {wanted[i]}\n");
        }

        text.Append($"  - {LineOrEnd(wanted, line)}\n");
        text.Append($"  + {LineOrEnd(got, line)}");
        return text.ToString();
    }

    private static string LineOrEnd(string[] lines, int line) => line < lines.Length ? lines[line] : "(end of file)";
}
