using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>
/// What names give away. They only ever make the analysis more careful: a name can silence a rule or allow a temperature, and
/// never causes a report by itself.
/// </summary>
internal static class Names
{
    private static readonly string[] NotRaw =
        ["shift", "logp", "loglik", "logsoftmax", "center", "normali", "stable", "dist", "squared", "minus", "clamp", "clip", "bounded"];

    /// <summary>Negated, that is; the negatives of a contrastive loss are as large as any score.</summary>
    private static readonly string[] NotRawWords = ["neg", "negative", "negated"];

    private static readonly string[] Shifting =
        ["max", "shift", "subtract", "stab", "center", "normali", "clamp", "clip", "logsumexp", "logp", "dist", "kernel", "gauss"];

    private static readonly string[] NonNegative =
        ["distance", "squared", "variance", "sigma", "stddev", "deviation", "length", "radius"];

    private static readonly string[] NonNegativeWords = ["dist", "sqr", "norm", "abs", "count", "time", "age"];

    private static readonly string[] Logits =
        ["logit", "score", "output", "activation", "energ", "dot", "attn", "attention", "pred", "raw", "net", "logodds", "preference", "weightedsum"];

    /// <summary>What a program has at most so many of: MaxThreads is no maximum of numbers.</summary>
    private static readonly string[] Resources =
        ["thread", "threads", "degree", "parallelism", "concurrency", "iteration", "iterations", "iter", "epoch", "epochs", "depth", "retries", "worker", "workers", "length", "size", "capacity", "width", "height"];

    private static readonly string[] Temperatures = ["t", "temp", "temperature", "tau"];

    /// <summary>Log-probabilities, distances and shifted copies do not overflow exp.</summary>
    public static bool SayNotRaw(string name) => ContainsAny(name, NotRaw) || HasWord(name, NotRawWords);

    /// <summary>Distances, variances and counts are at least 0.</summary>
    public static bool SayNonNegative(string name) => ContainsAny(name, NonNegative) || HasWord(name, NonNegativeWords);

    /// <summary>A number that is no element of a collection is taken for a logit only when its name says so.</summary>
    public static bool SayLogit(string name) => ContainsAny(name, Logits);

    /// <summary>1 / √d, or an inverse temperature.</summary>
    public static bool SayScale(string name) => Plain(name) is "scale" or "scaling" or "scalefactor" or "invtemp" or "inversetemperature" or "invtemperature" or "beta" || Plain(name).EndsWith("attentionscale", StringComparison.Ordinal);

    /// <summary>The log of a probability or a weight: at most a little above 0, and sums of their exponentials reach 0.</summary>
    public static bool SayLogProbability(string name) => ContainsAny(name, ["logp", "loglik", "loglike", "logdens", "logweight", "logprior", "logjoint"]);

    public static bool SayShifted(string name) => ContainsAny(name, ["shift", "center", "normali", "stable", "minus", "clamp", "clip", "bounded"]);

    /// <summary>A method or type that computes a softmax, whatever it calls its numbers.</summary>
    public static bool SaySoftmaxOrAttention(string name) => ContainsAny(name, ["softmax", "attention", "attn", "boltzmann"]);

    /// <summary>A method or property that adds up p · log p.</summary>
    public static bool SayEntropy(string name) => ContainsAny(name, ["entropy", "divergence", "mutualinfo", "informationgain", "infogain"]);

    public static bool SaySoftmax(string name) => Plain(name) is "softmax" or "stablesoftmax" or "applysoftmax" or "computesoftmax" or "getsoftmax";

    public static bool SaySigmoid(string name) => Plain(name) is "sigmoid" or "logistic" or "sigmoidf";

    /// <summary>The weight of a component in a mixture.</summary>
    public static bool SayPrior(string name) => ContainsAny(name, ["weight", "prior", "mix", "pi", "coef"]);

    public static bool SayQuery(string name) => Plain(name) is "q" or "query" or "queries" or "qs";

    public static bool SayKey(string name) => Plain(name) is "k" or "key" or "keys" or "ks";

    /// <summary>where(condition, a, b) of tensor libraries: what it returns depends on a sign as often as not.</summary>
    public static bool SayChoice(string name) => Plain(name) is "where" or "iif" or "cond" or "ifthenelse" or "conditionalselect" or "choose";

    /// <summary>A method that throws unless its argument is true.</summary>
    public static bool SayCheck(string name) => ContainsAny(name, ["assert", "check", "require", "ensure", "verify"]);

    /// <summary>Only of a probability is p · log p expected to be 0 at 0.</summary>
    public static bool SayProbability(string name) => Plain(name) is "p" or "q" or "pi" or "pk" or "px" or "py" || ContainsAny(name, ["prob", "freq", "distribution", "target", "posterior"]);

    public static bool SayTemperature(string name) =>
        Temperatures.Contains(Plain(name), StringComparer.Ordinal) || Plain(name).EndsWith("temperature", StringComparison.Ordinal);

    /// <summary>Whether a method may, by its name, subtract a maximum from what it is given or returns.</summary>
    public static bool MayShift(string name) => ContainsAny(Plain(name).Replace("softmax", ""), Shifting) || HasWord(name, ["lse"]);

    /// <summary>By its name, or because its body mentions a maximum.</summary>
    public static bool MayShift(IMethodSymbol method, CancellationToken cancellationToken) =>
        MayShift(method.Name)
        || method.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellationToken).DescendantTokens().Any(t => SayMaximum(t.Text)));

    /// <summary>"max" anywhere but in "softmax", and not the most of something that is no logit.</summary>
    private static bool SayMaximum(string text)
    {
        int at = text.IndexOf("max", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && !(at >= 4 && string.Compare(text, at - 4, "soft", 0, 4, StringComparison.OrdinalIgnoreCase) == 0) && !HasWord(text, Resources);
    }

    private static bool ContainsAny(string name, string[] words)
    {
        string plain = Plain(name);
        return words.Any(w => plain.Contains(w));
    }

    /// <summary>Whether one of the words that a name is written with, in camel case or with underscores, is among these: MeanTimesPrecision says nothing of time.</summary>
    private static bool HasWord(string name, string[] words)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsLetter(name[i]) || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
            {
                while (start < i && !char.IsLetter(name[start]))
                {
                    start++;
                }

                string word = name.Substring(start, i - start);
                if (words.Any(w => string.Equals(w, word, StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }

                start = i;
            }
        }

        return false;
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
