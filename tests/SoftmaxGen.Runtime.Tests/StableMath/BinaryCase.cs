using System;
using System.Linq;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>A function of two arguments under test, with its oracle.</summary>
/// <param name="Name">Of the public method.</param>
/// <param name="FloatOf">The scalar form.</param>
/// <param name="Floats">The span form.</param>
/// <param name="DoubleOf">The scalar form.</param>
/// <param name="Doubles">The span form.</param>
/// <param name="Exact">The exact result for finite arguments.</param>
/// <param name="Pairs">Arguments from all over the domain, and hard ones, for this seed.</param>
/// <param name="Parameters">The names of the parameters of the span form.</param>
internal sealed record BinaryCase(
    string Name,
    Func<float, float, float> FloatOf,
    BinaryCase.Map<float> Floats,
    Func<double, double, double> DoubleOf,
    BinaryCase.Map<double> Doubles,
    Func<double, double, ExactNumber> Exact,
    Func<Random, (double X, double Y)> Pairs,
    string[] Parameters)
{
    public delegate void Map<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination);

    public static readonly BinaryCase[] All =
    [
        new("LogAddExp", StableMath.LogAddExp, StableMath.LogAddExp, StableMath.LogAddExp, StableMath.LogAddExp, ExactFunctions.LogAddExp, Logarithms, ["x", "y", "destination"]),
        new("BinaryCrossEntropyWithLogits", StableMath.BinaryCrossEntropyWithLogits, StableMath.BinaryCrossEntropyWithLogits, StableMath.BinaryCrossEntropyWithLogits, StableMath.BinaryCrossEntropyWithLogits, ExactFunctions.BinaryCrossEntropyWithLogits, LogitAndTarget, ["logits", "targets", "losses"]),
        new("XLogY", StableMath.XLogY, StableMath.XLogY, StableMath.XLogY, StableMath.XLogY, ExactFunctions.XLogY, FactorAndArgument, ["x", "y", "destination"]),
    ];

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    public static BinaryCase Of(string name) => All.Single(c => c.Name == name);

    // Near each other, far apart, and such that the sum cancels.
    private static (double X, double Y) Logarithms(Random random)
    {
        double x = Signed(random) * Math.Pow(10, (random.NextDouble() * 10) - 5);
        double distance = Signed(random) * Math.Pow(10, (random.NextDouble() * 8) - 5);
        return random.Next(4) switch
        {
            0 => (x, distance),
            1 => (-Math.Log(1 + Math.Exp(-Math.Abs(distance))), -Math.Log(1 + Math.Exp(-Math.Abs(distance))) - Math.Abs(distance)),
            _ => (x, x + distance),
        };
    }

    private static (double X, double Y) LogitAndTarget(Random random)
    {
        double x = Signed(random) * Math.Pow(10, (random.NextDouble() * 9) - 6);
        double small = Math.Pow(10, -18 * random.NextDouble());
        return (x, random.Next(5) switch { 0 => 0, 1 => 1, 2 => small, 3 => 1 - small, _ => random.NextDouble() });
    }

    private static (double X, double Y) FactorAndArgument(Random random)
    {
        double x = Signed(random) * Math.Pow(10, (random.NextDouble() * 30) - 15);
        double near = 1 + (Signed(random) * Math.Pow(10, -16 * random.NextDouble()) * 0.5);
        return (x, random.Next(2) == 0 ? near : Math.Pow(10, (random.NextDouble() * 74) - 37));
    }

    private static int Signed(Random random) => random.Next(2) == 0 ? 1 : -1;
}
