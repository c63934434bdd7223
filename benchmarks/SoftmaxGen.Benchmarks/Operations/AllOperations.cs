using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>Every operation and type that can be compared.</summary>
internal static class AllOperations
{
    private static readonly Operation[] All =
    [
        SoftmaxOperations.Float,
        SoftmaxOperations.Double,
        SoftmaxOperations.Half,
        SoftmaxOperations.FloatRow,
        InnerOperation.Float,
        ReproducibleOperation.Float,
        ParallelOperation.Float,
        LossOperations.Gradient,
        LossOperations.CrossEntropy,
    ];

    public static IEnumerable<string> Names => All.Select(operation => operation.Name).Distinct();

    /// <exception cref="UsageException">There is no such operation, or not for this type.</exception>
    public static Operation Find(string name, string type)
    {
        Operation[] named = [.. All.Where(operation => operation.Name == name)];
        return named.Length == 0
            ? throw new UsageException($"unknown operation {name}; there are {string.Join(", ", Names)}")
            : named.SingleOrDefault(operation => operation.Type == type)
                ?? throw new UsageException($"{name} is compared for {string.Join(", ", named.Select(operation => operation.Type))}, not for {type}");
    }
}
