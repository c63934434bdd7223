using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>
/// Functions of tensor libraries, Unity and other math classes, known by their name alone: <c>tf.exp</c>, <c>math.exp</c>,
/// <c>x.Exp()</c>. Methods on plain numbers are never taken by name when their code is at hand.
/// </summary>
internal static class NamedFunctions
{
    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    /// <summary>Whether a body that uses a method of this name is worth looking at.</summary>
    public static bool IsRelevant(string name) => EndsLikeOne(name) && (Kind(name) == KnownMethod.Exp || Names.SaySoftmax(name) || Names.SaySigmoid(name));

    /// <summary>Whether a method of this name, known to the framework or not, may be an exp, a power, a log or a softmax.</summary>
    public static bool IsCalledForNumbers(string name) => Known.GetOrAdd(name, static n => IsRelevant(n) || Kind(n) is KnownMethod.Pow or KnownMethod.Log or KnownMethod.LogP1 || n is "ExpM1" or "Log2" or "Log10");

    /// <summary>exp, softmax, sigmoid, sigmoidf, logistic: the last letter rules out most names, and every name in a project is asked for.</summary>
    private static bool EndsLikeOne(string name)
    {
        int last = name.Length - 1;
        while (last >= 0 && !char.IsLetter(name[last]))
        {
            last--;
        }

        return last >= 2 && char.ToLowerInvariant(name[last]) is 'p' or 'x' or 'd' or 'f' or 'c';
    }

    /// <summary>The name of the method that an invocation calls.</summary>
    public static string CalledName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.Text,
        _ => "",
    };

    public static KnownMethod Kind(string name) => name.Length > 16 ? KnownMethod.Other : Bare(name) switch
    {
        "exp" => KnownMethod.Exp,
        "pow" or "power" => KnownMethod.Pow,
        "log" or "ln" => KnownMethod.Log,
        "log1p" or "logp1" or "logoneplus" or "ln1p" => KnownMethod.LogP1,
        "sqr" or "square" or "squared" => KnownMethod.Square,
        "abs" => KnownMethod.Abs,
        "neg" or "negate" => KnownMethod.SpanBound,
        "tanh" => KnownMethod.Squash,
        "clamp" or "clip" => KnownMethod.Clamp,
        "max" or "maximum" or "maximumminimum" or "reducemax" or "maxpairwise" => KnownMethod.Max,
        "min" or "minimum" => KnownMethod.Min,
        "sum" or "reducesum" or "columnsums" or "rowsums" => KnownMethod.SequenceSum,
        "add" or "addscalar" => KnownMethod.SequenceAdd,
        "sub" or "subtract" or "subscalar" => KnownMethod.SpanShift,
        "mul" or "multiply" or "mulscalar" => KnownMethod.SpanMultiply,
        "div" or "divide" or "divscalar" => KnownMethod.SpanDivide,
        "zeros" or "zeroslike" => KnownMethod.Zeros,
        "ones" or "oneslike" => KnownMethod.Ones,
        "normalize" or "normalise" or "normalizerows" or "normalizecolumns" => KnownMethod.Normalize,
        "toarray" or "tolist" or "asenumerable" or "asparallel" or "orderby" or "orderbydescending" or "reverse" or "take" or "skip"
            or "torowarrays" or "tocolumnarrays" or "getrow" or "getcolumn" => KnownMethod.SequenceView,
        "todouble" or "tosingle" or "todecimal" or "expand" or "broadcast" or "broadcastto" or "reshape" or "unsqueeze" or "squeeze" or "expanddims" or "tile" => KnownMethod.SequenceCopy,
        "select" or "map" or "apply" or "transform" or "pointwisemap" => KnownMethod.SequenceSelect,
        _ => KnownMethod.Other,
    };

    /// <summary><c>TensorExp</c>, <c>PointwiseExp</c> and <c>reduce_sum</c> are exp and reducesum.</summary>
    private static string Bare(string name)
    {
        string plain = new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
        foreach (string prefix in new[] { "tensor", "pointwise" })
        {
            if (plain.StartsWith(prefix, StringComparison.Ordinal) && plain.Length > prefix.Length)
            {
                return plain.Substring(prefix.Length);
            }
        }

        return plain;
    }
}
