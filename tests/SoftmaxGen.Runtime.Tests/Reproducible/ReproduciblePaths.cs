using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Reproducible softmax by every vector width, whether or not this machine would choose it; 512-bit vectors work as pairs without AVX-512.</summary>
internal static class ReproduciblePaths
{
    private delegate void Rows<T>(ref T logits, ref T probabilities, nuint rows, nuint dim, nuint inner, double scale, in RowRoles<T> roles)
        where T : unmanaged;

    private static readonly Dictionary<string, (bool Runs, Rows<float> Floats, Rows<double> Doubles)> Paths = new()
    {
        ["scalar"] = (true,
            ReproducibleKernel<float, PlainFormat<float>, float, float, FloatVectorsScalar>.Softmax,
            ReproducibleKernel<double, PlainFormat<double>, double, double, DoubleVectorsScalar>.Softmax),
        ["128"] = (true,
            ReproducibleKernel<float, PlainFormat<float>, float, Vector128<float>, FloatVectors128>.Softmax,
            ReproducibleKernel<double, PlainFormat<double>, double, Vector128<double>, DoubleVectors128>.Softmax),
        ["256"] = (Avx2.IsSupported,
            ReproducibleKernel<float, PlainFormat<float>, float, Vector256<float>, FloatVectors256>.Softmax,
            ReproducibleKernel<double, PlainFormat<double>, double, Vector256<double>, DoubleVectors256>.Softmax),
        ["512"] = (Avx2.IsSupported,
            ReproducibleKernel<float, PlainFormat<float>, float, Vector512<float>, FloatVectors512>.Softmax,
            ReproducibleKernel<double, PlainFormat<double>, double, Vector512<double>, DoubleVectors512>.Softmax),
    };

    public static TheoryData<string> Names => new(Paths.Where(p => p.Value.Runs).Select(p => p.Key));

    public static float[] Softmax(string path, float[] logits, int dim, double scale = 1, int inner = 1)
    {
        var p = new float[logits.Length];
        Paths[path].Floats(ref MemoryMarshal.GetArrayDataReference(logits), ref MemoryMarshal.GetArrayDataReference(p), (nuint)(logits.Length / dim), (nuint)dim, (nuint)inner, scale, default);
        return p;
    }

    public static double[] Softmax(string path, double[] logits, int dim, double scale = 1, int inner = 1)
    {
        var p = new double[logits.Length];
        Paths[path].Doubles(ref MemoryMarshal.GetArrayDataReference(logits), ref MemoryMarshal.GetArrayDataReference(p), (nuint)(logits.Length / dim), (nuint)dim, (nuint)inner, scale, default);
        return p;
    }
}
