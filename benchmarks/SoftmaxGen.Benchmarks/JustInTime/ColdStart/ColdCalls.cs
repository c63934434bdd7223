using System;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime;
using System.Threading;

namespace SoftmaxGen.Benchmarks.ColdStart;

/// <summary>How the first calls of a kernel went.</summary>
/// <param name="FirstMilliseconds">The first call, in a process that has called none before.</param>
/// <param name="JitMilliseconds">How much of it the JIT took.</param>
/// <param name="SecondMicroseconds">The second call, over about 4096 logits.</param>
/// <param name="SteadyNanoseconds">A call per logit, after some hundred milliseconds of calls.</param>
internal readonly record struct ColdCalls(double FirstMilliseconds, double JitMilliseconds, double SecondMicroseconds, double SteadyNanoseconds)
{
    private const int SettlingMilliseconds = 400;
    private const int SteadyRounds = 200;

    /// <summary>What the child process does: times the kernel of an assembly, in a process where nothing of it has run yet.</summary>
    public static ColdCalls Measure(string file, string kind, int dim)
    {
        Action call = ColdKernel.Bind(kind, Assembly.LoadFrom(file).GetType(ColdAssembly.TypeName)!, dim, out int elements);

        // The clock's own first call.
        _ = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp());
        TimeSpan jit = JitInfo.GetCompilationTime(currentThread: true);
        double first = Time(call);
        jit = JitInfo.GetCompilationTime(currentThread: true) - jit;
        double second = Time(call);
        Settle(call);
        double steady = double.PositiveInfinity;
        for (int round = 0; round < SteadyRounds; round++)
        {
            steady = Math.Min(steady, Time(call));
        }

        return new ColdCalls(first / 1e6, jit.TotalMilliseconds, second / 1e3, steady / elements);
    }

    public static ColdCalls Parse(string line)
    {
        string[] numbers = line.Split(' ');
        double Number(int i) => double.Parse(numbers[i], CultureInfo.InvariantCulture);
        return new ColdCalls(Number(0), Number(1), Number(2), Number(3));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{FirstMilliseconds:R} {JitMilliseconds:R} {SecondMicroseconds:R} {SteadyNanoseconds:R}");

    private static void Settle(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < SettlingMilliseconds)
        {
            for (int i = 0; i < 50; i++)
            {
                call();
            }

            // The next tier is compiled in the background.
            Thread.Sleep(20);
        }
    }

    private static double Time(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
