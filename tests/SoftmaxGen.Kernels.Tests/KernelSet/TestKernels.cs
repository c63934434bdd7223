using System;
using System.Globalization;
using System.IO;
using SoftmaxGen.Testing;

namespace SoftmaxGen.Kernels.Tests.KernelSet;

/// <summary>The compiled kernels under test, made once per process; a child process gets the file its parent made.</summary>
internal static class TestKernels
{
    /// <summary>Names the assembly of kernels that a child process is to load.</summary>
    public const string ImageVariable = "SOFTMAXGEN_KERNELS";

    private static readonly Lazy<byte[]> LazyImage = new(ReadOrCompile);
    private static readonly Lazy<LoadedKernels> Loaded = new(() => LoadedKernels.Load(Image, KernelSource.TypeName));

    /// <summary>The assembly of all kernels as the generator writes them (or as the parent process had them rewritten).</summary>
    public static byte[] Image => LazyImage.Value;

    public static LoadedKernels All => Loaded.Value;

    /// <summary>The kernel of a form and a length.</summary>
    public static TKernel Get<TKernel>(string form, int dim)
        where TKernel : Delegate => All.Get<TKernel>(NameOf(form, dim));

    public static string NameOf(string form, int dim) => form + "_" + dim.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The same kernels made to take the 512-bit path always. Without AVX-512 the runtime computes it with pairs of 256-bit vectors, so that its text is
    /// tested on machines that would never run it.
    /// </summary>
    public static byte[] ImageThatTakes512() => Compile(text => text.Replace("Simd512.IsSupported", "(Simd512.IsSupported || true)", StringComparison.Ordinal));

    private static byte[] ReadOrCompile() =>
        Environment.GetEnvironmentVariable(ImageVariable) is { } path ? File.ReadAllBytes(path) : Compile(text => text);

    private static byte[] Compile(Func<string, string> rewrite) =>
        LoadedKernels.Emit(GeneratorHarness.Generate(UserProject.Of(KernelSource.All()), rewrite));
}
