using System;
using System.IO;
using SoftmaxGen.Testing;

namespace SoftmaxGen.Kernels.Tests.KernelSet;

/// <summary>One assembly of kernels: compiled when first asked for, or read from the file that a parent process names.</summary>
internal sealed class KernelImage(string variable, Func<string> source)
{
    private readonly Lazy<byte[]> bytes = new(() =>
        Environment.GetEnvironmentVariable(variable) is { } path ? File.ReadAllBytes(path) : Compile(source(), text => text));

    private LoadedKernels? loaded;

    /// <summary>Names the file that a child process is to load.</summary>
    public string Variable => variable;

    /// <summary>The assembly of all kernels as the generator writes them (or as the parent process had them rewritten).</summary>
    public byte[] Bytes => bytes.Value;

    public LoadedKernels Loaded
    {
        get
        {
            lock (bytes)
            {
                return loaded ??= LoadedKernels.Load(Bytes, KernelSource.TypeName);
            }
        }
    }

    /// <summary>
    /// The same kernels made to take the 512-bit path always. Without AVX-512 the runtime computes it with pairs of 256-bit vectors, so that its text is
    /// tested on machines that would never run it.
    /// </summary>
    public byte[] Taking512() => Compile(source(), text => text.Replace("Simd512.IsSupported", "(Simd512.IsSupported || true)", StringComparison.Ordinal));

    private static byte[] Compile(string source, Func<string, string> rewrite) =>
        LoadedKernels.Emit(GeneratorHarness.Generate(UserProject.Of(source), rewrite));
}
