using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// Hashes of everything the reproducible kernels write, over types, lengths, layouts, scales, roles and awkward inputs. Also compiled into the kernels that run
/// on emulated CPUs, whose hashes are compared with this CPU's.
/// </summary>
internal static class ReproducibleHash
{
    /// <summary>What <see cref="Lines"/> has to give on every CPU. A change of the arithmetic changes it, and is to be mentioned in the change log.</summary>
    public const string Expected =
        "float softmax 13e7d671f3d46d41\n" +
        "float gradient d8e552a2261e716a\n" +
        "float cross-entropy caa33a299b0f88ec\n" +
        "float batch 562a54810e92505c\n" +
        "double softmax 3bdcbd009bb7e798\n" +
        "double gradient 6bcf17b620c43a20\n" +
        "double cross-entropy 13d096e9f7bac67f\n" +
        "double batch b3b5184ec684b985\n" +
        "Half softmax b725d282a5bb46c5\n" +
        "Half gradient 5a37e350461c8bb3\n" +
        "Half cross-entropy b40651c63f589299\n" +
        "Half batch 8663bcb2f8ef5f21";

    private static readonly int[] Lengths = [1, 2, 3, 5, 8, 10, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 129, 255, 256, 257, 320, 777, 1000, 1024, 1025, 2100, 4099];

    // Rows of up to 64 floats or 32 doubles lie across lanes.
    private const int LongestOfBatches = 66;

    private static readonly double[] Scales = [1, 0.125, -1.7, 30, 3e-12, -7e15];

    /// <summary>One line per type and kernel: its name and its hash.</summary>
    public static IEnumerable<string> Lines() => [.. Of<float>("float"), .. Of<double>("double"), .. Of<Half>("Half")];

    private static IEnumerable<string> Of<T>(string type)
        where T : unmanaged
    {
        Fnv softmax = new(), gradient = new(), loss = new(), batch = new();
        foreach (int length in Lengths)
        {
            foreach (ReproducibleInput<T> input in ReproducibleInput<T>.Of(length, Scales))
            {
                Softmax(input, ref softmax);
                Gradient(input, ref gradient);
                Loss(input, ref loss);
            }
        }

        for (int length = 1; length <= LongestOfBatches; length++)
        {
            foreach (ReproducibleInput<T> input in ReproducibleInput<T>.Batches(length))
            {
                Softmax(input, ref batch);
            }
        }

        return [$"{type} softmax {softmax}", $"{type} gradient {gradient}", $"{type} cross-entropy {loss}", $"{type} batch {batch}"];
    }

    private static void Softmax<T>(ReproducibleInput<T> input, ref Fnv hash)
        where T : unmanaged
    {
        var p = new T[input.Logits.Length];
        ReproducibleCall<T>.Softmax(input.Logits, p, input);
        hash.Add<T>(p);
    }

    private static void Gradient<T>(ReproducibleInput<T> input, ref Fnv hash)
        where T : unmanaged
    {
        var p = new T[input.Logits.Length];
        ReproducibleCall<T>.Softmax(input.Logits, p, input);
        var gradient = new T[p.Length];
        ReproducibleCall<T>.Gradient(p, input.Logits, gradient, input);
        hash.Add<T>(gradient);
    }

    private static void Loss<T>(ReproducibleInput<T> input, ref Fnv hash)
        where T : unmanaged
    {
        var gradient = new T[input.Logits.Length];
        var losses = new T[input.Targets.Length];
        double total = ReproducibleCall<T>.Loss(input, losses, gradient);
        hash.Add<T>(losses);
        hash.Add<T>(gradient);
        hash.Add<double>([total, ReproducibleCall<T>.Loss(input, [], [])]);
    }

    /// <summary>FNV-1a with 64 bits, byte by byte.</summary>
    private struct Fnv()
    {
        private ulong state = 14695981039346656037;

        public void Add<T>(ReadOnlySpan<T> values)
            where T : unmanaged
        {
            foreach (byte b in MemoryMarshal.AsBytes(values))
            {
                state = unchecked((state ^ b) * 1099511628211);
            }
        }

        public override readonly string ToString() => state.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
