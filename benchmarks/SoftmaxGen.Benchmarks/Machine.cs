using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Benchmarks;

/// <summary>What the numbers were measured on.</summary>
/// <param name="Processor">As the operating system calls it.</param>
/// <param name="LogicalCores">How many threads it runs at once.</param>
/// <param name="System">Operating system and architecture.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="IsAheadOfTime">Whether this program was compiled ahead of time, by NativeAOT.</param>
/// <param name="VectorBits">Width of the path that generated kernels take here; 0 without vectors.</param>
internal sealed record Machine(string Processor, int LogicalCores, string System, string Runtime, bool IsAheadOfTime, int VectorBits)
{
    public static Machine Current { get; } = new(
        ProcessorName,
        Environment.ProcessorCount,
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        RuntimeInformation.FrameworkDescription,
        !RuntimeFeature.IsDynamicCodeCompiled,
        Width);

    public void Describe()
    {
        Console.WriteLine($"machine    {Processor}, {LogicalCores} logical cores, {System}");
        Console.WriteLine($"runtime    {Runtime}{(IsAheadOfTime ? ", compiled ahead of time" : "")}");
        Console.WriteLine($"kernels    {(VectorBits == 0 ? "scalar" : $"{VectorBits}-bit")} path");
    }

    /// <summary>By the same tests in the same order as in generated kernels.</summary>
    private static int Width =>
        Simd512.IsSupported ? 512
        : Simd256.IsSupported ? 256
        : Simd128.IsSupported ? 128
        : 0;

    private static string ProcessorName =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
}
