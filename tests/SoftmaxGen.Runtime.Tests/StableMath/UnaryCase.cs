using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>A function of one argument under test, with its oracles.</summary>
/// <param name="Name">Of the public method.</param>
/// <param name="FloatOf">The scalar form.</param>
/// <param name="Floats">The span form.</param>
/// <param name="DoubleOf">The scalar form.</param>
/// <param name="Doubles">The span form.</param>
/// <param name="Expected">The result in double precision, for arguments that are floats, NaN and infinities included.</param>
/// <param name="Exact">The exact result, where it is finite and the argument in <paramref name="Domain"/>.</param>
/// <param name="Domain">From where to where the function is finite.</param>
/// <param name="Hard">Where its arithmetic changes or the result is small.</param>
internal sealed record UnaryCase(
    string Name,
    Func<float, float> FloatOf,
    UnaryCase.Map<float> Floats,
    Func<double, double> DoubleOf,
    UnaryCase.Map<double> Doubles,
    Func<double, double> Expected,
    Func<double, ExactNumber> Exact,
    (double From, double To) Domain,
    double[] Hard)
{
    public delegate void Map<T>(ReadOnlySpan<T> x, Span<T> destination);

    private const double Ln2 = 0.6931471805599453, Max = double.MaxValue;

    private static readonly double[] SoftplusPoints = [-745.2, -708.4, -103.97, -87.34, -40, -37, 0.3, Ln2 / 2, 1, 17, 36.7, 40, 60];

    public static readonly UnaryCase[] All =
    [
        new("Sigmoid", StableMath.Sigmoid, StableMath.Sigmoid, StableMath.Sigmoid, StableMath.Sigmoid, DoubleOracle.Sigmoid, ExactFunctions.Sigmoid, (-Max, Max), SoftplusPoints),
        new("Softplus", StableMath.Softplus, StableMath.Softplus, StableMath.Softplus, StableMath.Softplus, DoubleOracle.Softplus, ExactFunctions.Softplus, (-Max, Max), SoftplusPoints),
        new("LogSigmoid", StableMath.LogSigmoid, StableMath.LogSigmoid, StableMath.LogSigmoid, StableMath.LogSigmoid, x => -DoubleOracle.Softplus(-x), ExactFunctions.LogSigmoid, (-Max, Max), [.. SoftplusPoints.Select(x => -x)]),
        new("Log1p", StableMath.Log1p, StableMath.Log1p, StableMath.Log1p, StableMath.Log1p, DoubleOracle.Log1p, ExactFunctions.Log1p, (Math.BitIncrement(-1), Max), [-1, -0.5, -0.2928932188134524, 0.4142135623730951, 1, 1.8284271247461903, 1e16]),
        new("Expm1", StableMath.Expm1, StableMath.Expm1, StableMath.Expm1, StableMath.Expm1, DoubleOracle.Expm1, ExactFunctions.Expm1, (-Max, 709.782712893384), [-50, -37, -Ln2, -Ln2 / 2, Ln2 / 2, Ln2, 36, 88.72, 709, 709.78]),
        new("Log1mExp", StableMath.Log1mExp, StableMath.Log1mExp, StableMath.Log1mExp, StableMath.Log1mExp, DoubleOracle.Log1mExp, ExactFunctions.Log1mExp, (-Max, -double.Epsilon), [-745.2, -708.4, -103.97, -87.34, -40, -37, -1.2279, -Ln2, -Ln2 / 2, -0.01]),
        new("XLogX", StableMath.XLogX, StableMath.XLogX, StableMath.XLogX, StableMath.XLogX, DoubleOracle.XLogX, ExactFunctions.XLogX, (double.Epsilon, 2.5e305), [double.Epsilon, 2.2250738585072014e-308, 0.5, Math.Sqrt(0.5), 1, Math.Sqrt(2), 2, Math.E, 3.9e36, 2.5e305]),
    ];

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    public static UnaryCase Of(string name) => All.Single(c => c.Name == name);
}
