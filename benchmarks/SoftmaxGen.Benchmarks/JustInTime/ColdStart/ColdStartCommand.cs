using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using SoftmaxGen.Benchmarks.Comparison;

namespace SoftmaxGen.Benchmarks.ColdStart;

/// <summary><c>cold-start</c>: what the first call of a kernel takes, each in a fresh process, with the attribute as generated and with others.</summary>
internal static class ColdStartCommand
{
    public const string ChildVerb = "cold-start-child";

    private const double LongestFirstCall = 60;

    private static readonly int[] Dims = [16, 64, 384, 1000];

    public static void Run(ReadOnlySpan<string> arguments)
    {
        int processes = arguments switch
        {
            [] => 9,
            ["--processes", var text] => UsageException.Positive("--processes", text),
            _ => throw new UsageException($"unknown option {arguments[0]}, or one without its value"),
        };

        Machine.Current.Describe();
        Console.WriteLine($"measured   the first call of a kernel in a fresh process, JIT included, about 4096 logits; {processes} processes each");
        string folder = Directory.CreateTempSubdirectory("softmaxgen-cold-start-").FullName;
        try
        {
            double worst = Tierings.Max(pair => Report(pair.Tiering, pair.Kernels, folder, processes));
            Console.WriteLine();
            Console.WriteLine($"{(worst < LongestFirstCall ? "holds " : "misses")}  the first call of any kernel as generated takes less than {LongestFirstCall:F0} ms: the longest median is {worst:F1} ms");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a child process is started for.</summary>
    public static void RunChild(string file, string kind, string dim) =>
        Console.WriteLine(ColdCalls.Measure(file, kind, int.Parse(dim, CultureInfo.InvariantCulture)));

    /// <summary>Every kind of kernel as generated; softmax with the alternatives too.</summary>
    private static IEnumerable<(Tiering Tiering, ColdKernel[] Kernels)> Tierings
    {
        get
        {
            string[] kinds = [ColdKernel.Softmax, ColdKernel.Double, ColdKernel.Gradient, ColdKernel.CrossEntropy];
            yield return (Tiering.All[0], [.. kinds.SelectMany(kind => ColdKernel.Of(kind, Dims))]);
            foreach (Tiering tiering in Tiering.All.Skip(1))
            {
                yield return (tiering, [.. ColdKernel.Of(ColdKernel.Softmax, Dims)]);
            }
        }
    }

    /// <returns>The longest first call, in ms, if the kernels are as generated, and 0 otherwise.</returns>
    private static double Report(Tiering tiering, ColdKernel[] kernels, string folder, int processes)
    {
        Console.WriteLine();
        Console.WriteLine($"{tiering.Name,-40} first call ms: median    best   of it JIT   second call µs   settled ns/element");
        double longest = 0;
        foreach (ColdKernel kernel in kernels)
        {
            string file = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".dll");
            ColdAssembly.Write(file, kernel, tiering);
            ColdCalls[] calls = [.. Enumerable.Range(0, processes).Select(_ => RunProcess(file, kernel, tiering))];
            double first = Race.Median(calls.Select(c => c.FirstMilliseconds));
            longest = Math.Max(longest, first);
            Console.WriteLine(
                $"  {kernel.Kind,-28} Dim {kernel.Dim,4} {first,22:F2} {calls.Min(c => c.FirstMilliseconds),7:F2} {calls.Min(c => c.JitMilliseconds),11:F2} {calls.Min(c => c.SecondMicroseconds),16:F1} {calls.Min(c => c.SteadyNanoseconds),20:F3}");
        }

        return tiering == Tiering.All[0] ? longest : 0;
    }

    private static ColdCalls RunProcess(string file, ColdKernel kernel, Tiering tiering)
    {
        // The program is its own host where there is one; a bare `dotnet` needs to be told the assembly.
        string host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(ColdStartCommand).Assembly.Location] : [];
        var start = new ProcessStartInfo(host, [.. program, ChildVerb, file, kernel.Kind, kernel.Dim.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in tiering.Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? ColdCalls.Parse(output.Trim())
            : throw new InvalidOperationException($"The process for {kernel.Kind} at Dim {kernel.Dim} ended with {process.ExitCode}.");
    }
}
