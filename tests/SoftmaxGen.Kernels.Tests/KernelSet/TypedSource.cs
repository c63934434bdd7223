using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SoftmaxGen.Kernels.Tests.KernelSet;

/// <summary>The kernels for every element type, and those with run-time roles: <c>DoubleSoftmax_10</c>, <c>HalfMasked_64</c>, …</summary>
internal static class TypedSource
{
    /// <summary>Both sides of the boundaries between plans for lanes of 4 and 8 bytes, and long rows.</summary>
    public static IReadOnlyList<int> Dims { get; } = [1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 40, 41, 64, 65, 80, 81, 100, 160, 161, 321, 1000, 4099];

    /// <summary>For roles: in registers, in memory, shorter than a vector.</summary>
    public static IReadOnlyList<int> RoleDims { get; } = [1, 2, 3, 5, 8, 10, 17, 33, 64, 100, 385, 1000];

    public static string Prefix<T>() => typeof(T) == typeof(float) ? "Float" : typeof(T) == typeof(double) ? "Double" : "Half";

    public static string All() => KernelSource.InClass(new StringBuilder().AppendJoin("", new[] { "float", "double", "Half" }.Select(Of)));

    private static string Of(string type)
    {
        var source = new StringBuilder();
        string forward = "ReadOnlySpan<T> logits, Span<T> probabilities";
        string loss = "ReadOnlySpan<T> logits, ReadOnlySpan<int> targets, Span<T> gradient";
        foreach (int dim in Dims.Where(_ => type != "float"))
        {
            Add(dim, "Softmax", "Softmax", "", "void", forward);
            Add(dim, "Softmax", "SoftmaxRows", ", Batched = true", "void", forward);
            Add(dim, "Softmax", "Unstable", ", Batched = true, Stable = false", "void", forward);
            Add(dim, "Softmax", "Scaled", ", Scale = -0.3", "void", forward);
            Add(dim, "SoftmaxGradient", "Gradient", ", Batched = true, Scale = 0.7", "void", "ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, Span<T> gradient");
            Add(dim, "SoftmaxCrossEntropy", "SumLoss", ", Batched = true, Reduction = Reduction.Sum", "T", loss);
            Add(dim, "SoftmaxCrossEntropy", "Losses", ", Batched = true, Reduction = Reduction.None", "void", "ReadOnlySpan<T> logits, ReadOnlySpan<int> targets, Span<T> losses");
        }

        foreach (int dim in RoleDims)
        {
            Add(dim, "Softmax", "Temperature", ", Batched = true, Scale = 0.5", "void", "ReadOnlySpan<T> logits, [Temperature] T temperature, Span<T> probabilities");
            Add(dim, "Softmax", "Added", ", Batched = true", "void", "ReadOnlySpan<T> logits, [Mask] ReadOnlySpan<T> mask, Span<T> probabilities");
            Add(dim, "Softmax", "AddedNegative", ", Batched = true, Scale = -0.5, EmptyRow = EmptyRow.NaN", "void", "ReadOnlySpan<T> logits, [Mask] ReadOnlySpan<T> mask, Span<T> probabilities");
            Add(dim, "Softmax", "Marked", ", Batched = true, EmptyRow = EmptyRow.Uniform", "void", "ReadOnlySpan<T> logits, [Mask] ReadOnlySpan<bool> mask, Span<T> probabilities");
            Add(dim, "Softmax", "ValidLength", "", "void", "ReadOnlySpan<T> logits, [ValidLength] int validLength, Span<T> probabilities");
            Add(dim, "Softmax", "ValidLengths", ", Batched = true", "void", "ReadOnlySpan<T> logits, [ValidLength] ReadOnlySpan<int> validLengths, Span<T> probabilities");
            Add(dim, "Softmax", "AllRoles", ", Batched = true", "void", "[Temperature] T temperature, ReadOnlySpan<T> logits, [Mask] ReadOnlySpan<bool> mask, Span<T> probabilities, [ValidLength] ReadOnlySpan<int> validLengths");
            Add(dim, "SoftmaxCrossEntropy", "MarkedLoss", ", Batched = true, Reduction = Reduction.Sum", "T", "ReadOnlySpan<T> logits, [Mask] ReadOnlySpan<bool> mask, ReadOnlySpan<int> targets, Span<T> gradient");
        }

        foreach (int dim in new[] { 10, 1000 })
        {
            Add(dim, "Softmax", "ParallelRows", ", Batched = true, Parallel = true", "void", forward);
            Add(dim, "Softmax", "SerialRows", ", Batched = true", "void", forward);
            Add(dim, "SoftmaxCrossEntropy", "ParallelLoss", ", Batched = true, Parallel = true", "T", loss);
            Add(dim, "SoftmaxCrossEntropy", "SerialLoss", ", Batched = true", "T", loss);
            Add(dim, "Softmax", "ParallelAllRoles", ", Batched = true, Parallel = true", "void", "[Temperature] T temperature, ReadOnlySpan<T> logits, [Mask] ReadOnlySpan<bool> mask, Span<T> probabilities, [ValidLength] ReadOnlySpan<int> validLengths");
        }

        return source.ToString();

        void Add(int dim, string attribute, string name, string options, string result, string parameters)
        {
            string length = dim.ToString(CultureInfo.InvariantCulture);
            source.Append($"    [{attribute}(Dim = {length}{options})]\n    public static partial {OfType(result)} {Name(type)}{name}_{length}({OfType(parameters)});\n");
        }

        string OfType(string text) => text.Replace("<T>", $"<{type}>").Replace("T temperature", $"{type} temperature").Replace("T", text == "T" ? type : "T");
    }

    private static string Name(string type) => type == "float" ? "Float" : type == "double" ? "Double" : "Half";
}
