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
/// <param name="SteadyNanoseconds">A call per logit, after a second of calls: the fastest.</param>
internal readonly record struct ColdCalls(double FirstMilliseconds, double JitMilliseconds, double SecondMicroseconds, double SteadyNanoseconds)
{
    // The JIT counts thirty calls, twice where it first measures how a method is used, and then compiles in the background, a tenth of a
    // second after the last method was first called.
    private const int SettlingStages = 8;
    private const int SettlingCalls = 64;
    private const int BackgroundMilliseconds = 120;
    private const int SteadyCalls = 200;

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
        for (int i = 0; i < SteadyCalls; i++)
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
        for (int stage = 0; stage < SettlingStages; stage++)
        {
            for (int i = 0; i < SettlingCalls; i++)
            {
                call();
            }

            Thread.Sleep(BackgroundMilliseconds);
        }
    }

    private static double Time(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
