using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Every function of one argument in double, over all exponents and around its hard points, against integer arithmetic.</summary>
public sealed class DoubleFunctionTests(ITestOutputHelper output)
{
    private const double Allowed = 1.25;

    public static TheoryData<string> Names => UnaryCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubles_are_within_1_ulp(string name)
    {
        UnaryCase function = UnaryCase.Of(name);
        double[] x = [.. DoubleGrid.Over(function.Hard).Where(v => v >= function.Domain.From && v <= function.Domain.To)];
        var y = new double[x.Length];
        function.Doubles(x, y);
        var errors = new double[x.Length];
        Parallel.For(0, x.Length, i => errors[i] = Units.OfDouble(y[i], function.Exact(x[i])));

        double largest = errors.Max();
        double where = x[Array.IndexOf(errors, largest)];
        output.WriteLine($"{name,-29} double  {largest:F3} ULP at {where:R}, of {x.Length} doubles");
        Assert.True(largest <= Allowed, $"{name}: {largest} ULP at {where:R}");
    }
}
