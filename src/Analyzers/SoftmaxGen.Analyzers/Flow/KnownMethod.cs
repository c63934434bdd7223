namespace SoftmaxGen.Analyzers.Flow;

/// <summary>The library methods whose meaning the analysis knows.</summary>
internal enum KnownMethod
{
    Other,

    /// <summary>exp of one number.</summary>
    Exp,

    /// <summary>Pow, an exp when its base is e.</summary>
    Pow,

    /// <summary>The larger of two numbers.</summary>
    Max,

    /// <summary>The smaller of two numbers.</summary>
    Min,

    Clamp,
    Abs,

    /// <summary>tanh, sin and cos: whatever goes in, the result lies in [−1, 1].</summary>
    Squash,

    /// <summary>cosh: infinite where its argument is, so that 1 / cosh is 0 there.</summary>
    Cosh,

    /// <summary>The natural logarithm, with two arguments that of any base.</summary>
    Log,

    /// <summary>The logarithm to base 2 or 10.</summary>
    OtherLog,

    /// <summary>log(1 + x) of .NET.</summary>
    LogP1,

    /// <summary>exp(x) − 1 of .NET.</summary>
    ExpM1,

    /// <summary>Another type for the same number, as Convert.ToSingle.</summary>
    Conversion,

    /// <summary>A tensor of zeros.</summary>
    Zeros,

    /// <summary>A tensor of ones.</summary>
    Ones,

    /// <summary>A vector, or each row or column of a matrix, over its own sum.</summary>
    Normalize,

    SquareRoot,
    Square,

    /// <summary>IsNaN, IsInfinity, IsFinite: the code looks for the failure itself.</summary>
    FailureTest,

    TensorPrimitivesSoftMax,
    TensorSoftMax,
    SpanExp,
    SpanSum,
    SpanMax,
    SpanShift,
    SpanMultiply,
    SpanDivide,
    SpanBound,

    /// <summary>Sum of a sequence, with or without selector.</summary>
    SequenceSum,

    /// <summary>Max of a sequence.</summary>
    SequenceMax,

    /// <summary>Select, ConvertAll: one result per element.</summary>
    SequenceSelect,

    /// <summary>ForEach over a list or array.</summary>
    SequenceForEach,

    /// <summary>ToArray, ToList, Clone: the same elements in new storage.</summary>
    SequenceCopy,

    /// <summary>AsSpan, Slice, AsEnumerable, OrderBy: the same elements seen another way.</summary>
    SequenceView,

    /// <summary>Aggregate with a seed and a function.</summary>
    SequenceFold,

    /// <summary>List.Add.</summary>
    SequenceAdd,
}
