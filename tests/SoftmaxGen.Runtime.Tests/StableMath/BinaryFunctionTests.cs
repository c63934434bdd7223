using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Every function of two arguments against integer arithmetic.</summary>
public sealed class BinaryFunctionTests(ITestOutputHelper output)
{
    private const int Pairs = 10_000;

    // Where a sum of logarithms cancels, its result is measured at the scale of this.
    private const double Cancelled = 1.0 / 8;

    public static TheoryData<string> Names => BinaryCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_are_within_1_ulp(string name)
    {
        BinaryCase function = BinaryCase.Of(name);
        (float X, float Y)[] pairs = [.. Arguments(function).Select(p => ((float)p.X, (float)p.Y))];
        var results = new float[Pairs];
        function.Floats([.. pairs.Select(p => p.X)], [.. pairs.Select(p => p.Y)], results);
        Report(function, "float", 1, i => (pairs[i].X, pairs[i].Y), (i, exact) => Units.OfFloat(results[i], exact), Math.ScaleB(Cancelled, -27));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubles_are_within_1_ulp(string name)
    {
        BinaryCase function = BinaryCase.Of(name);
        (double X, double Y)[] pairs = [.. Arguments(function)];
        var results = new double[Pairs];
        function.Doubles([.. pairs.Select(p => p.X)], [.. pairs.Select(p => p.Y)], results);
        Report(function, "double", 1.25, i => pairs[i], (i, exact) => Units.OfDouble(results[i], exact), Cancelled);
    }

    private static (double X, double Y)[] Arguments(BinaryCase function)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, Pairs).Select(_ => function.Pairs(random))];
    }

    private void Report(BinaryCase function, string type, double allowed, Func<int, (double X, double Y)> arguments, Func<int, ExactNumber, double> ulps, double cancelled)
    {
        double[] errors = new double[Pairs], cancelledErrors = new double[Pairs];
        Parallel.For(0, Pairs, i =>
        {
            (double x, double y) = arguments(i);
            ExactNumber exact = function.Exact(x, y);
            double error = ulps(i, exact), result = Math.Abs(exact.ToPair().High);
            if (function.Name == "LogAddExp" && result < cancelled)
            {
                cancelledErrors[i] = result == 0 ? 0 : error * Math.ScaleB(1, Math.ILogB(result) - Math.ILogB(cancelled));
            }
            else
            {
                errors[i] = error;
            }
        });

        double largest = errors.Max(), largestCancelled = cancelledErrors.Max();
        int at = Array.IndexOf(errors, largest);
        output.WriteLine($"{function.Name,-29} {type,-7} {largest:F4} ULP at {arguments(at)}, of {Pairs} pairs");
        if (largestCancelled > 0)
        {
            int atCancelled = Array.IndexOf(cancelledErrors, largestCancelled);
            output.WriteLine($"{function.Name,-29} {type,-7} results below {cancelled:G4}: {largestCancelled:F4} ULP at that scale, at {arguments(atCancelled)}");
        }

        Assert.True(largest <= allowed && largestCancelled <= allowed, $"{function.Name} {type}: {largest}, {largestCancelled}");
    }
}
