using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Benchmarks;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static void Describe()
    {
        Console.WriteLine($"machine    {Processor}, {Environment.ProcessorCount} logical cores, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}");
        Console.WriteLine($"runtime    {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"kernels    {Path} path");
    }

    /// <summary>The path that generated kernels take here, by the same tests in the same order.</summary>
    private static string Path =>
        Simd512.IsSupported ? "Simd512"
        : Simd256.IsSupported ? "Simd256"
        : Simd128.IsSupported ? "Simd128"
        : "scalar";

    private static string Processor =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
}
