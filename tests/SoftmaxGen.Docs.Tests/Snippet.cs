using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Docs.Tests;

/// <summary>
/// A fenced C# block of a page. What follows <c>```csharp</c> says what must hold for it:
/// <list type="bullet">
/// <item>nothing: it compiles, and neither the compiler nor the analyzers say anything;</item>
/// <item><c>SMG1002</c>, <c>CS8795</c>: exactly these diagnostics are reported;</item>
/// <item><c>member</c>: it is a member of a partial class, in a file that uses <c>SoftmaxGen</c>;</item>
/// <item><c>generated</c>: it is, to the character, what the generator writes for the snippet before it;</item>
/// <item><c>excerpt</c>: its lines stand next to each other in what the generator writes for the compiled snippet before it;</item>
/// <item><c>no-compile</c>: it is a fragment that cannot be compiled.</item>
/// </list>
/// </summary>
/// <param name="Page">The page, relative to the repository.</param>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="Words">What follows <c>```csharp</c>.</param>
/// <param name="Code">The lines between the fences.</param>
public sealed record Snippet(string Page, int Line, IReadOnlyList<string> Words, string Code)
{
    private const string Fence = "```";

    public bool Is(string word) => Words.Contains(word);

    public bool IsCompiled => !Is("generated") && !Is("excerpt") && !Is("no-compile");

    public IEnumerable<string> ExpectedDiagnostics => Words.Where(word => char.IsAsciiDigit(word[^1]));

    /// <summary>The file to compile.</summary>
    public string File => Is("member") ? $"using SoftmaxGen;\n\npublic static partial class Kernels\n{{\n{Code}\n}}\n" : Code;

    public override string ToString() => $"{Page}:{Line}";

    public static IEnumerable<Snippet> Parse(string page, string text)
    {
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string opening = lines[i].Trim();
            if (!opening.StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            int indent = lines[i].Length - lines[i].TrimStart().Length;
            int end = Array.FindIndex(lines, i + 1, line => line.Trim() == Fence);
            if (end < 0)
            {
                throw new InvalidOperationException($"{page}:{i + 1}: the block is never closed");
            }

            string[] words = opening[Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["csharp" or "cs" or "c#", ..])
            {
                // A block in a list is indented with its item.
                IEnumerable<string> code = lines[(i + 1)..end].Select(line => line.Length >= indent ? line[indent..] : line.TrimStart());
                yield return new Snippet(page, i + 1, words[1..], string.Join('\n', code) + "\n");
            }

            i = end;
        }
    }
}
