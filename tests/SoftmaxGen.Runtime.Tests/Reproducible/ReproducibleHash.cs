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
        "float softmax 1620c77d925ab758\n" +
        "float gradient 611c07901a9cd9e3\n" +
        "float cross-entropy 629cc59c7dd24164\n" +
        "float batch 08d696ff33ca97d6\n" +
        "double softmax 9d179431a1430df4\n" +
        "double gradient ced2ceddde54265d\n" +
        "double cross-entropy 542ac6f68b3f9ba6\n" +
        "double batch 74d40c67254c333c\n" +
        "Half softmax 8d257b0fa431a054\n" +
        "Half gradient edd3f9db5cd58176\n" +
        "Half cross-entropy 5139fe3df8d3525e\n" +
        "Half batch 833d79116b431317";

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
