using System.Numerics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Onnx;

/// <summary>ONNX Runtime on one thread. Session, tensors and binding are made once, over the workload's own memory.</summary>
internal sealed class OnnxRuntimeContestant<T> : IContestant
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly SoftmaxWorkload<T> workload;
    private readonly TensorElementType element;
    private readonly RunOptions runOptions = new();
    private readonly InferenceSession session;
    private readonly OrtValue logits;
    private readonly OrtValue probabilities;
    private readonly OrtIoBinding binding;

    public OnnxRuntimeContestant(SoftmaxWorkload<T> workload, TensorElementType element)
    {
        this.workload = workload;
        this.element = element;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        session = new InferenceSession(OnnxModel.Softmax((int)element, workload.Rows, workload.Dim), options);
        logits = Wrap(workload.Logits);
        probabilities = Wrap(workload.Probabilities);
        binding = session.CreateIoBinding();
        binding.BindInput(OnnxModel.Input, logits);
        binding.BindOutput(OnnxModel.Output, probabilities);
    }

    public string Name => Names.OnnxRuntime;

    public Workload Workload => workload;

    public ResultCheck Check => ResultCheck.MustBeRight;

    public void Run() => session.RunWithBinding(runOptions, binding);

    public void Dispose()
    {
        binding.Dispose();
        probabilities.Dispose();
        logits.Dispose();
        session.Dispose();
        runOptions.Dispose();
    }

    private unsafe OrtValue Wrap(AlignedBuffer<T> buffer) =>
        OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance,
            element,
            [workload.Rows, workload.Dim],
            (nint)buffer.Pointer,
            (long)buffer.Length * sizeof(T));
}
