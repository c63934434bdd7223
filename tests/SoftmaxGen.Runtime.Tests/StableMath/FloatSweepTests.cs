using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Floats from all 2^32 of them through every function of one argument, against double precision.</summary>
public sealed class FloatSweepTests(ITestOutputHelper output)
{
    private const double Allowed = 0.6;

    // A prime, so that over the exponents every pattern of low bits comes up.
    private const int Step = 1031;

    private const int Block = 1 << 12;

    private static readonly bool EveryFloat = Environment.GetEnvironmentVariable("SOFTMAXGEN_EVERY_FLOAT") == "1";

    public static TheoryData<string> Names => UnaryCase.Names;

    /// <summary>Four million floats; all of them where SOFTMAXGEN_EVERY_FLOAT is 1.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_are_rounded_nearly_right(string name)
    {
        UnaryCase function = UnaryCase.Of(name);
        long step = EveryFloat ? 1 : Step, count = ((1L << 32) + step - 1) / step;
        double largest = 0;
        float where = 0;
        var gate = new Lock();
        Parallel.For(0, (count + Block - 1) / Block, block =>
        {
            (double error, float x) = LargestError(function, block * Block * step, step);
            lock (gate)
            {
                if (error > largest)
                {
                    (largest, where) = (error, x);
                }
            }
        });

        output.WriteLine($"{name,-29} float   {largest:F4} ULP at {where:R}, of {count} floats");
        Assert.True(largest <= Allowed, $"{name}: {largest} ULP at {where:R}");
    }

    private static (double Error, float X) LargestError(UnaryCase function, long first, long step)
    {
        float[] x = new float[Block], y = new float[Block];
        for (int i = 0; i < Block; i++)
        {
            x[i] = BitConverter.UInt32BitsToSingle((uint)(first + (i * step)));
        }

        function.Floats(x, y);
        double largest = 0;
        float where = 0;
        for (int i = 0; i < Block; i++)
        {
            double error = Units.OfFloat(y[i], function.Expected(x[i]));
            if (error > largest)
            {
                (largest, where) = (error, x[i]);
            }
        }

        return (largest, where);
    }
}
