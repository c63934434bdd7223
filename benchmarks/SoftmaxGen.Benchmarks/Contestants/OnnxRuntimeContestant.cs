using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SoftmaxGen.Benchmarks.Comparison;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>ONNX Runtime on one thread. Session, tensors and binding are made once, over the workload's own memory.</summary>
internal sealed class OnnxRuntimeContestant : IContestant
{
    private readonly RunOptions runOptions = new();
    private readonly InferenceSession session;
    private readonly OrtValue logits;
    private readonly OrtValue probabilities;
    private readonly OrtIoBinding binding;

    public OnnxRuntimeContestant(Workload workload)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        session = new InferenceSession(OnnxModel.Softmax(workload.Rows, workload.Dim), options);
        logits = Wrap(workload.Logits, workload);
        probabilities = Wrap(workload.Probabilities, workload);
        binding = session.CreateIoBinding();
        binding.BindInput(OnnxModel.Input, logits);
        binding.BindOutput(OnnxModel.Output, probabilities);
    }

    public string Name => "ONNX Runtime, 1 thread";

    public void Run() => session.RunWithBinding(runOptions, binding);

    public void Dispose()
    {
        binding.Dispose();
        probabilities.Dispose();
        logits.Dispose();
        session.Dispose();
        runOptions.Dispose();
    }

    private static unsafe OrtValue Wrap(AlignedBuffer buffer, Workload workload) =>
        OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance,
            TensorElementType.Float,
            [workload.Rows, workload.Dim],
            (nint)buffer.Pointer,
            (long)buffer.Length * sizeof(float));
}
