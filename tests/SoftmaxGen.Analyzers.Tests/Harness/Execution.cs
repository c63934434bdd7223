using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using SoftmaxGen.Generator;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Harness;

/// <summary>Compiles a file, generated kernels included, and runs its <c>Subject.Run</c> on logits.</summary>
internal static class Execution
{
    private delegate void InPlace<T>(Span<T> x);

    public static Compilation Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SoftmaxKernelGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _, TestContext.Current.CancellationToken);
        return updated;
    }

    public static double[] Run(string source, params double[] logits)
    {
        using var image = new MemoryStream();
        EmitResult result = Generate(TestCompilation.Create(source)).Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + "\n" + source);
        image.Position = 0;
        var context = new AssemblyLoadContext("Subject", isCollectible: true);
        try
        {
            Type subject = context.LoadFromStream(image).GetType("Subject")!;
            MethodInfo? method = subject.GetMethod("Run");
            return method is null ? Call((Delegate)subject.GetField("Run")!.GetValue(null)!, logits) : Call(method, logits);
        }
        finally
        {
            context.Unload();
        }
    }

    private static double[] Call(Delegate function, double[] logits) => (double[])function.DynamicInvoke(logits)!;

    private static double[] Call(MethodInfo method, double[] logits)
    {
        Type first = method.GetParameters()[0].ParameterType;
        if (first == typeof(Span<float>))
        {
            float[] row = [.. logits.Select(v => (float)v)];
            method.CreateDelegate<InPlace<float>>()(row);
            return [.. row.Select(v => (double)v)];
        }

        Type element = first.IsArray ? first.GetElementType()! : first.GetGenericArguments()[0];
        return element == typeof(float) || element == typeof(float[]) ? Call<float>(method, [.. logits.Select(v => (float)v)]) : Call<double>(method, logits);
    }

    /// <summary>Fills the parameters: logits first, then a longer array for results, then whatever else by type.</summary>
    private static double[] Call<T>(MethodInfo method, T[] logits)
    {
        T[] results = new T[logits.Length + 3];
        object?[] arguments = [.. method.GetParameters().Select((p, i) => Argument(p, i, logits, results))];
        object? returned = method.Invoke(null, arguments);
        IEnumerable<T> probabilities = returned as IEnumerable<T> ?? (arguments.Any(a => a == (object)results || a is T[][] rows && rows[0] == results) ? results.Take(logits.Length) : logits);
        return [.. probabilities.Select(v => Convert.ToDouble(v))];
    }

    private static object? Argument<T>(ParameterInfo parameter, int index, T[] logits, T[] results) => parameter.ParameterType switch
    {
        var t when t == typeof(T[]) => index == 0 || parameter.Name == "input" ? logits : results,
        var t when t == typeof(List<T>) => logits.ToList(),
        var t when t == typeof(IEnumerable<T>) => logits.Select(v => v),
        var t when t == typeof(T[][]) => index == 0 ? new[] { logits } : new[] { results },
        var t when t == typeof(int) => parameter.Name == "n" ? logits.Length : 0,
        _ => throw new NotSupportedException(parameter.ToString()),
    };
}
