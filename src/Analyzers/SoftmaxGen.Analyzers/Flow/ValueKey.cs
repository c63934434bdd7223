using System;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>
/// The identity of a variable or a collection: the symbol it hangs from and the path of members and element accesses below it.
/// Two expressions with the same key mean the same storage, as far as one method body shows.
/// </summary>
internal readonly struct ValueKey(ISymbol root, string path) : IEquatable<ValueKey>
{
    public ISymbol Root { get; } = root;

    public string Path { get; } = path;

    /// <summary>What a message calls it.</summary>
    public string Name => Path.Length > 0 && Path[0] == '?' ? Path.Substring(1) : Root.Name + Path;

    /// <summary>A member of the thing this key names.</summary>
    public ValueKey Member(string name) => new(Root, $"{Path}.{name}");

    /// <summary>
    /// An element that is itself a collection or an object. Which element does not matter: rows of a jagged array are treated alike.
    /// </summary>
    public ValueKey Element() => new(Root, Path + "[]");

    public bool Equals(ValueKey other) =>
        SymbolEqualityComparer.Default.Equals(Root, other.Root) && Path == other.Path;

    public override bool Equals(object? obj) => obj is ValueKey other && Equals(other);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Root) * 31 + StringComparer.Ordinal.GetHashCode(Path);
}
