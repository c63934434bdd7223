using System;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>Which failure the code looks for.</summary>
[Flags]
internal enum FailureTest
{
    None = 0,

    /// <summary>IsNaN.</summary>
    NaN = 1,

    /// <summary>IsInfinity, IsFinite, a comparison with ∞.</summary>
    Infinity = 2,

    /// <summary>A sum of 0.</summary>
    Zero = 4,

    Any = NaN | Infinity | Zero,
}
