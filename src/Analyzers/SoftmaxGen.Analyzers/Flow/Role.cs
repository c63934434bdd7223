namespace SoftmaxGen.Analyzers.Flow;

/// <summary>What a value is to a softmax.</summary>
internal enum Role
{
    /// <summary>Nothing is known; every rule stays silent on it.</summary>
    Unknown,

    /// <summary>A compile-time constant.</summary>
    Constant,

    /// <summary>An element of a collection as it came in, possibly times a positive constant or over a temperature.</summary>
    Source,

    /// <summary>The maximum of a collection, or of it and something else.</summary>
    Maximum,

    /// <summary>Something from which a value was subtracted; it counts as shifted whatever that value was.</summary>
    Shifted,

    /// <summary>Clamped or capped.</summary>
    Bounded,

    /// <summary>exp of a <see cref="Source"/>: it can overflow.</summary>
    Exponential,

    /// <summary>The sum of such exponentials of one collection.</summary>
    Sum,

    /// <summary>1 / <see cref="Sum"/>.</summary>
    Reciprocal,

    /// <summary>An <see cref="Exponential"/> divided by its own <see cref="Sum"/>.</summary>
    Probability,

    /// <summary>A collection of numbers.</summary>
    Collection,

    /// <summary>An object in a collection, whose members are read and written as elements.</summary>
    Item,
}
