namespace SoftmaxGen.Benchmarks;

internal static class Usage
{
    public const string Text = """
        usage: SoftmaxGen.Benchmarks VERB [OPTIONS]

        compare         generated softmax against TensorPrimitives, ONNX Runtime and a scalar loop, all in this process
          --dims LIST       lengths of row, separated by commas (default 10,64,256,1000,4096,32768)
          --rounds N        how often each is timed (default 61)
          --elements N      logits in all, about (default 65536)
          --csv FILE        writes the figures to a file as well
          SOFTMAXGEN_YARDSTICK in the environment names a C library to compare with (needs AVX-512)

        generator-cost  what the generator adds to a build and to an edit
          --methods N       annotated methods in the project (default 1000)

        bdn [ARGS]      the same comparison by BenchmarkDotNet; its own arguments follow (--filter '*', --job short, …)
        """;
}
