using System.Linq;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Planning;

/// <summary>Which rows are read twice and stored past the caches instead of being passed over three times in them.</summary>
internal static class StreamingPlan
{
    /// <summary>THRESHOLD</summary>
    public const long Bytes = 8L << 40;

    public static bool Streams(KernelSpec spec) =>
        spec is { Kind: KernelKind.Softmax, Stable: true, Options: { Inner: 1, Reproducible: false } }
        && spec.Element != ElementType.Half
        && !spec.Method.Parameters.Any(p => p.Role >= ParameterRole.AddedMask)
        && RowBytes(spec) >= Bytes;

    public static long RowBytes(KernelSpec spec) => spec.Dim * (spec.Element == ElementType.Double ? 8L : 4L);
}
