using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.CorpusScore.Labels;

namespace SoftmaxGen.CorpusScore.Scoring;

/// <summary>Which rule a label asks for.</summary>
internal static class Expectation
{
    private static readonly Dictionary<string, string[]> ByKind = new(StringComparer.Ordinal)
    {
        ["softmax"] = ["SMG1002"],
        ["log-softmax"] = ["SMG1003"],
        ["logsumexp"] = ["SMG1003"],
        ["cross-entropy-log"] = ["SMG1004"],
        ["softplus"] = ["SMG1005"],
        ["sigmoid-ratio"] = ["SMG1006"],
        ["tanh-ratio"] = ["SMG1006"],
        ["log1mexp"] = ["SMG1009"],
    };

    /// <summary>The rules that should speak in this range: those the label names, else the one its kind stands for.</summary>
    public static IReadOnlyList<string> Rules(Label label) =>
        label.Rules.Count > 0 ? label.Rules
        : label.Verdict == Verdict.Unstable && ByKind.TryGetValue(label.Kind, out string[]? rules) ? rules
        : [];

    /// <summary>Whether a Warning rule should speak in this range.</summary>
    public static bool AsksForWarning(Label label) =>
        label.Verdict == Verdict.Unstable && (label.Rules.Count == 0 || label.Rules.Any(IsWarning));

    /// <summary>Whether an Info rule should: only a label that names one asks for it.</summary>
    public static bool AsksForInfo(Label label) => label.Rules.Any(r => !IsWarning(r));

    /// <summary>SMG10xx are the Warning rules of numerical stability; SMG11xx and SMG2xxx are Info.</summary>
    public static bool IsWarning(string id) => id.StartsWith("SMG10", StringComparison.Ordinal);
}
