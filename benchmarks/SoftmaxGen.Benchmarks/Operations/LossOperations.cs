using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Kernels;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>What training needs: the gradient of softmax, and cross-entropy with its gradient.</summary>
internal static class LossOperations
{
    public static Operation Gradient { get; } = new(
        "gradient",
        "float",
        "gradient of softmax, a batch of rows, one thread",
        "ULP of the row's largest term",
        TrainingKernels.Gradients.Keys,
        SoftmaxOperations.Elements,
        static (dim, elements) => PrepareGradient(new GradientWorkload(dim, elements), TrainingKernels.Gradients[dim]));

    public static Operation CrossEntropy { get; } = new(
        "cross-entropy",
        "float",
        "mean cross-entropy and its gradient, a batch of rows, one thread",
        "ULP of the row's largest element",
        TrainingKernels.Losses.Keys,
        SoftmaxOperations.Elements,
        static (dim, elements) => PrepareCrossEntropy(new CrossEntropyWorkload(dim, elements), TrainingKernels.Losses[dim]));

    private static Heat PrepareGradient(GradientWorkload workload, BatchGradient kernel) => new(
        new ManagedContestant(Names.SoftmaxGen, workload, () => kernel(workload.Probabilities.Span, workload.Upstream.Span, workload.Gradient.Span)),
        new ManagedContestant(Names.Composition, workload, () => ComposedTraining.Gradient(workload)),
        MemoryCopy(workload, workload.Probabilities, workload.Gradient));

    private static Heat PrepareCrossEntropy(CrossEntropyWorkload workload, BatchLoss kernel) => new(
        new ManagedContestant(Names.SoftmaxGen, workload, () => kernel(workload.Logits.Span, workload.Targets, workload.Gradient.Span)),
        new ManagedContestant(Names.Composition, workload, () => ComposedTraining.CrossEntropy(workload)),
        MemoryCopy(workload, workload.Logits, workload.Gradient));

    private static ManagedContestant MemoryCopy(Workload workload, AlignedBuffer<float> source, AlignedBuffer<float> destination) =>
        new(Names.MemoryCopy, workload, () => source.Span.CopyTo(destination.Span), ResultCheck.None);
}
