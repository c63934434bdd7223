using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace SoftmaxGen.Kernels.Tests.KernelSet;

/// <summary>The source text that asks for all kernels under test: <c>Name_Dim</c> in one static class.</summary>
internal static class KernelSource
{
    public const string TypeName = "SoftmaxGen.Kernels.Tests.Generated.Kernels";

    private const string Forward = "void {0}(ReadOnlySpan<float> logits, Span<float> probabilities)";
    private const string InPlace = "void {0}(Span<float> row)";
    private const string Gradient = "void {0}(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient)";
    private const string Loss = "float {0}(ReadOnlySpan<float> logits, int target)";
    private const string LossGradient = "float {0}(ReadOnlySpan<float> logits, int target, Span<float> gradient)";
    private const string BatchLoss = "float {0}(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets)";
    private const string BatchLossGradient = "float {0}(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient)";
    private const string RowLosses = "void {0}(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses)";
    private const string RowLossesGradient = "void {0}(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient)";

    /// <summary>All kernels: one row of every length; batches of every length whose rows stand side by side; the other forms at the edges of plans.</summary>
    public static string All()
    {
        var source = new StringBuilder();
        Add(source, KernelDims.All, "Softmax", "Softmax", "", Forward);
        Add(source, KernelDims.All, "SoftmaxGradient", "Gradient", "", Gradient);
        Add(source, KernelDims.All, "SoftmaxCrossEntropy", "LossGradient", "", LossGradient);
        Add(source, KernelDims.SideBySide, "Softmax", "SoftmaxRows", ", Batched = true", Forward);

        Add(source, KernelDims.Edges, "Softmax", "InPlace", "", InPlace);
        Add(source, KernelDims.Edges, "Softmax", "InPlaceRows", ", Batched = true", InPlace);
        Add(source, KernelDims.Edges, "Softmax", "Unstable", ", Stable = false", Forward);
        Add(source, KernelDims.Edges, "Softmax", "UnstableRows", ", Stable = false, Batched = true", Forward);
        Add(source, KernelDims.Edges, "SoftmaxGradient", "GradientRows", ", Batched = true", Gradient);
        Add(source, KernelDims.Edges, "SoftmaxCrossEntropy", "Loss", "", Loss);
        Add(source, KernelDims.Edges, "SoftmaxCrossEntropy", "MeanLoss", ", Batched = true", BatchLoss);
        Add(source, KernelDims.Edges, "SoftmaxCrossEntropy", "MeanLossGradient", ", Batched = true", BatchLossGradient);
        Add(source, KernelDims.Edges, "SoftmaxCrossEntropy", "SumLoss", ", Batched = true, Reduction = Reduction.Sum", BatchLoss);
        Add(source, KernelDims.Edges, "SoftmaxCrossEntropy", "SumLossGradient", ", Batched = true, Reduction = Reduction.Sum", BatchLossGradient);
        Add(source, KernelDims.Edges, "SoftmaxCrossEntropy", "RowLossesGradient", ", Batched = true, Reduction = Reduction.None", RowLossesGradient);
        Add(source, KernelDims.Edges, "SoftmaxCrossEntropy", "RowLosses", ", Batched = true, Reduction = Reduction.None", RowLosses);

        foreach ((string name, double scale) in KernelDims.Scales)
        {
            string option = ", Scale = " + scale.ToString("R", CultureInfo.InvariantCulture);
            Add(source, KernelDims.Few, "Softmax", name + "Softmax", option, Forward);
            Add(source, KernelDims.Few, "Softmax", name + "SoftmaxRows", option + ", Batched = true", Forward);
            Add(source, KernelDims.Few, "Softmax", name + "Unstable", option + ", Stable = false", Forward);
            Add(source, KernelDims.Few, "SoftmaxGradient", name + "Gradient", option, Gradient);
            Add(source, KernelDims.Few, "SoftmaxCrossEntropy", name + "LossGradient", option, LossGradient);
            Add(source, KernelDims.Few, "SoftmaxCrossEntropy", name + "MeanLossGradient", option + ", Batched = true", BatchLossGradient);
        }

        Add(source, [ProbeDim], "Softmax", "PathProbe", ", Batched = true", Forward);
        return InClass(source);
    }

    /// <summary>One kernel of every form, for the self-check.</summary>
    public static string OfEveryForm(IReadOnlyList<int> dims)
    {
        var source = new StringBuilder();
        Add(source, dims, "Softmax", "Softmax", "", Forward);
        Add(source, dims, "Softmax", "SoftmaxRows", ", Batched = true", Forward);
        Add(source, dims, "Softmax", "InPlace", "", InPlace);
        Add(source, dims, "Softmax", "Unstable", ", Stable = false", Forward);
        Add(source, dims, "SoftmaxGradient", "Gradient", "", Gradient);
        Add(source, dims, "SoftmaxGradient", "GradientRows", ", Batched = true", Gradient);
        Add(source, dims, "SoftmaxCrossEntropy", "Loss", "", Loss);
        Add(source, dims, "SoftmaxCrossEntropy", "LossGradient", "", LossGradient);
        Add(source, dims, "SoftmaxCrossEntropy", "MeanLoss", ", Batched = true", BatchLoss);
        Add(source, dims, "SoftmaxCrossEntropy", "MeanLossGradient", ", Batched = true", BatchLossGradient);
        Add(source, dims, "SoftmaxCrossEntropy", "SumLossGradient", ", Batched = true, Reduction = Reduction.Sum", BatchLossGradient);
        Add(source, dims, "SoftmaxCrossEntropy", "RowLosses", ", Batched = true, Reduction = Reduction.None", RowLosses);
        Add(source, dims, "SoftmaxCrossEntropy", "RowLossesGradient", ", Batched = true, Reduction = Reduction.None", RowLossesGradient);
        return InClass(source);
    }

    /// <summary>A length that every vector width takes, for the kernel that shows which one runs.</summary>
    public const int ProbeDim = 40;

    private static void Add(StringBuilder source, IEnumerable<int> dims, string attribute, string name, string options, string signature)
    {
        foreach (int dim in dims)
        {
            string length = dim.ToString(CultureInfo.InvariantCulture);
            source.Append("    [").Append(attribute).Append("(Dim = ").Append(length).Append(options).Append(")]\n    public static partial ")
                .AppendFormat(CultureInfo.InvariantCulture, signature, name + "_" + length).Append(";\n");
        }
    }

    public static string InClass(StringBuilder members) =>
        $"using System;\nusing SoftmaxGen;\n\nnamespace SoftmaxGen.Kernels.Tests.Generated;\n\npublic static partial class Kernels\n{{\n{members}}}\n";
}
