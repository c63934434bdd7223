using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Generator.Parsing;

/// <summary>Names of output files. Two that differ only in case would discard the whole output, so identity rests on a hash of the full signature.</summary>
internal static class HintNames
{
    private const int MaxReadableLength = 80;

    public static string For(IMethodSymbol method)
    {
        string identity = method.ToDisplayString(FullSignature);
        string readable = $"{method.ContainingType.Name}.{method.Name}";
        var name = new StringBuilder();
        foreach (char c in readable.Take(MaxReadableLength))
        {
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' ? c : '_');
        }

        return name.Append('-').Append(Hash(identity)).Append(".g.cs").ToString();
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        byte[] digest = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(digest.Take(8).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    // Namespace, every containing type with its arity, name and parameter types: what makes a method unique in an assembly.
    private static readonly SymbolDisplayFormat FullSignature = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType);
}
