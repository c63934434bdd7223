using System.Collections.Generic;
using System.Globalization;
using System.Text;
using SoftmaxGen.Generator.Models;

namespace SoftmaxGen.Generator.Parsing;

/// <summary>Names of output files. Two that differ only in case would discard the whole output, so identity rests on a hash of the full signature.</summary>
internal static class HintNames
{
    private const int MaxReadableLength = 80;

    /// <param name="typeName">The innermost containing type, for the reader.</param>
    /// <param name="methodName">The method, for the reader.</param>
    /// <param name="qualifiedName">Namespace, every containing type with its type parameters, and the method.</param>
    /// <param name="parameters">What tells overloads apart.</param>
    public static string For(string typeName, string methodName, string qualifiedName, IEnumerable<ParameterSpec> parameters)
    {
        var name = new StringBuilder();
        AppendReadable(name, typeName);
        name.Append('.');
        AppendReadable(name, methodName);
        ulong hash = Hash(Offset, qualifiedName);
        foreach (ParameterSpec parameter in parameters)
        {
            hash = Hash(hash, parameter.Type);
        }

        return name.Append('-').Append(hash.ToString("x16", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    private static void AppendReadable(StringBuilder name, string part)
    {
        for (int i = 0; i < part.Length && name.Length < MaxReadableLength; i++)
        {
            char c = part[i];
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' ? c : '_');
        }
    }

    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    /// <summary>64-bit FNV-1a, over the characters and a separator: a thousand kernels share a name once in 10^13 projects.</summary>
    private static ulong Hash(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return unchecked((hash ^ ',') * Prime);
    }
}
