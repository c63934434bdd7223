using SoftmaxGen.Benchmarks.Operations;

namespace SoftmaxGen.Benchmarks;

internal static class Usage
{
    public static string Text => $"""
        usage: SoftmaxGen.Benchmarks VERB [OPTIONS]

        compare         generated kernels against TensorPrimitives, ONNX Runtime, a scalar loop and memcpy, all in this process
          --op NAME         {string.Join(", ", AllOperations.Names)} (default softmax)
          --type NAME       element type: float, double, half (default float)
          --dims LIST       lengths of row, separated by commas (default: all that there are kernels for)
          --rounds N        how often each is timed (default 61)
          --elements N      logits in all, about; at least one row
          --judge           says which of the project's goals hold in this run, and by how much
          --csv FILE        writes the figures to a file as well,
          --json FILE         with what they were measured on,
          --plot FILE         or as a picture (SVG)
          SOFTMAXGEN_YARDSTICK in the environment names a C library to compare with (needs AVX-512)

        cold-start      what the first call of a kernel takes, in fresh processes, with the attribute as generated and with others
          --processes N     processes for each figure (default 9)

        generator-cost  what the generator adds to a build and to an edit
          --methods N       annotated methods in the project (default 1000)

        analyzer-cost   what the analyzers add to a compile: own time per file, share of the whole
          --folder FOLDER   the C# files to compile (default: this repository's own)
          --lines N         about so many: of a larger folder every k-th file, of a smaller one the files again in other namespaces (default 100000)
          --rounds N        how often all of it is timed, after two for the JIT (default 3)

        bdn [ARGS]      the comparison of batched softmaxes by BenchmarkDotNet; its own arguments follow (--filter '*', --job short, …)
        """;
}
