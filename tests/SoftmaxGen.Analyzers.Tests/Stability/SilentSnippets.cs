using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>Code no rule may speak about.</summary>
internal static class SilentSnippets
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        ShiftedSnippets.All.Concat(UnrelatedSnippets.All).ToDictionary(p => p.Key, p => p.Value);
}
