namespace SoftmaxGen.Analyzers.Flow.Algebra;

/// <summary>What an <see cref="Atom"/> stands for.</summary>
internal enum AtomKind
{
    /// <summary>A variable, parameter, field or unknown result, as it was when it was read.</summary>
    Symbol,

    /// <summary>An element of a collection as it came in.</summary>
    Element,

    /// <summary>A call of a method that is not followed; the same method on the same arguments is the same value.</summary>
    Call,

    /// <summary>Something that may have been shifted, clamped or tested: every rule stays silent on it.</summary>
    Tame,

    /// <summary>What a variable brings into a turn of a loop.</summary>
    Carried,

    Exp,
    Log,

    /// <summary>The sum of its argument over a loop or a collection.</summary>
    Total,

    /// <summary>The largest of its arguments; an element without index stands for all of its collection.</summary>
    Max,
    Min,
    Abs,

    /// <summary>A sum of several terms that was multiplied or divided as a whole.</summary>
    Group,

    /// <summary>A probability from a softmax that was called, not written out.</summary>
    Probability,
}
