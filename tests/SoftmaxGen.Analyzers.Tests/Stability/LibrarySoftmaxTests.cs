using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>SMG1001: library softmaxes that do not subtract the maximum.</summary>
public sealed class LibrarySoftmaxTests
{
    [Theory]
    [InlineData("public static void Run(float[] x, float[] y) => TensorPrimitives.SoftMax<float>(x, y);", "float above 88.72")]
    [InlineData("public static void Run(double[] x) => TensorPrimitives.SoftMax<double>(x, x);", "double above 709.78")]
    [InlineData("public static void Run(Span<Half> x) => TensorPrimitives.SoftMax((ReadOnlySpan<Half>)x, x);", "Half above 11.09")]
    [InlineData("public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : IExponentialFunctions<T> => TensorPrimitives.SoftMax(x, y);", "its type above 88.72 (float)")]
    [InlineData("public static void Run(List<float> x, float[] y) { var d = x.OrderByDescending(v => v).ToArray(); TensorPrimitives.SoftMax(d.AsSpan(), y); }", "'d.AsSpan()'")]
    [InlineData("public static void Run(float[] w, float[] y) { for (int i = 0; i < y.Length; i++) y[i] = w[i] * 2 + y[i]; TensorPrimitives.SoftMax<float>(y, y); }", "TensorPrimitives.SoftMax")]
    public async Task TensorPrimitivesSoftMax_IsReported(string members, string part)
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.OfMembers(members));
        Assert.Equal("SMG1001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Contains(part, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("public static void Run(float[] x, float[] d) { TensorPrimitives.Subtract(x, TensorPrimitives.Max<float>(x), d); TensorPrimitives.SoftMax<float>(d, d); }")]
    [InlineData("public static void Run(float[] x, float[] d) { var m = TensorPrimitives.Max<float>(x); TensorPrimitives.Add(x, -m, d); TensorPrimitives.SoftMax<float>(d, d); }")]
    [InlineData("public static void Run(float[] x) { float m = x.Max(); for (int i = 0; i < x.Length; i++) x[i] -= m; TensorPrimitives.SoftMax<float>(x, x); }")]
    [InlineData("public static void Run(float[] x, float[] y) { float m = x.Max(); var d = x.Select(v => v - m).ToArray(); TensorPrimitives.SoftMax<float>(d, y); }")]
    [InlineData("public static void Run(float[] y) { float[] x = { 90, 2, -2 }; TensorPrimitives.SoftMax<float>(x, y); }")]
    [InlineData("public static void Run(float[] x, float[] y) { TensorPrimitives.Clamp(x, -20f, 20f, y); TensorPrimitives.SoftMax<float>(y, y); }")]
    [InlineData("public static void Run(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) y[i] = Math.Clamp(x[i], -20f, 20f); TensorPrimitives.SoftMax<float>(y, y); }")]
    [InlineData("public static void Run(float[] shifted, float[] y) => TensorPrimitives.SoftMax<float>(shifted, y);")]
    [InlineData("private static void Center(float[] x) { } public static void Run(float[] x) { Center(x); TensorPrimitives.SoftMax<float>(x, x); }")]
    [InlineData("private static void SoftMax(float[] x, float[] y) { } public static void Run(float[] x) => SoftMax(x, x);")]
    [InlineData("public static void Run(float[] x, float[] y) { TensorPrimitives.Exp<float>(x, y); TensorPrimitives.Sigmoid<float>(y, y); }")]
    public async Task ShiftedBoundedOrConstantInput_IsNotReported(string members) => Assert.Empty(await AnalyzerRun.OfMembers(members));

    /// <summary>Which release of the library is referenced decides about Tensor.SoftMax, and does not about TensorPrimitives.SoftMax.</summary>
    [Theory]
    [InlineData("9.0.0.0", 2)]
    [InlineData("10.0.0.0", 2)]
    [InlineData("11.0.0.0", 1)]
    public async Task TensorSoftMax_IsReportedBeforeVersion11(string version, int expected)
    {
        string library = $$"""
            [assembly: System.Reflection.AssemblyVersion("{{version}}")]
            namespace System.Numerics.Tensors
            {
                public sealed class Tensor<T> { }
                public static class Tensor { public static Tensor<T> SoftMax<T>(Tensor<T> x) => x; }
                public static class TensorPrimitives { public static void SoftMax<T>(System.ReadOnlySpan<T> x, System.Span<T> y) { } }
            }
            """;
        MetadataReference[] framework = [.. TestCompilation.References.Where(r => !r.Display!.Contains("System.Numerics.Tensors", System.StringComparison.Ordinal))];
        CSharpCompilation tensors = TestCompilation.Create(library, references: framework).WithAssemblyName("System.Numerics.Tensors");
        CSharpCompilation subject = TestCompilation.Create(
            "using System.Numerics.Tensors; class C { Tensor<float> M(Tensor<float> t, float[] x) { TensorPrimitives.SoftMax<float>(x, x); return Tensor.SoftMax(t); } }",
            references: [.. framework, tensors.ToMetadataReference()]);
        Assert.Empty(subject.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.Diagnostics(subject, TestContext.Current.CancellationToken);
        Assert.Equal(expected, diagnostics.Count);
        Assert.All(diagnostics, d => Assert.Equal("SMG1001", d.Id));
    }
}
