using System;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Kernels.Tests.Inputs;

/// <summary>Logits of any element type.</summary>
internal static class TypedRows
{
    /// <summary>Uniform in ±<paramref name="range"/>.</summary>
    public static T[] Uniform<T>(Random random, int length, double range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, length).Select(_ => T.CreateTruncating(((random.NextDouble() * 2) - 1) * range))];
}
