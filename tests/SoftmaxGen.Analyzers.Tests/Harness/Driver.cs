using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Harness;

/// <summary>
/// Runs <c>Subject.Run</c> of a snippet, whatever its parameters: a second file calls it with arguments made from logits and returns all the numbers that
/// come out, returned or left in a collection.
/// </summary>
internal static class Driver
{
    private const string Flatten = """
        private static void Flatten(object? value, System.Collections.Generic.List<double> all)
        {
            switch (value)
            {
                case double d: all.Add(d); break;
                case float f: all.Add(f); break;
                case System.Half h: all.Add((double)h); break;
                case System.Collections.IEnumerable many: foreach (object? one in many) Flatten(one, all); break;
            }
        }

        """;

    /// <summary>The numbers; null when a parameter has a type that no argument is known for.</summary>
    public static double[]? Run(string source, params double[] logits)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        if (Text(compilation) is not { } driver)
        {
            return null;
        }

        using var image = new MemoryStream();
        EmitResult result = Execution.Generate(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(driver, TestCompilation.ParseOptions)))
            .Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + "\n" + source + driver);
        image.Position = 0;
        var context = new AssemblyLoadContext("Driver", isCollectible: true);
        try
        {
            return context.LoadFromStream(image).GetType("Driver")!.GetMethod("Go")!.CreateDelegate<Func<double[], double[]>>()(logits);
        }
        finally
        {
            context.Unload();
        }
    }

    private static string? Text(Compilation compilation)
    {
        ISymbol? run = compilation.GetTypeByMetadataName("Subject")?.GetMembers("Run").FirstOrDefault();
        IMethodSymbol? method = run as IMethodSymbol ?? ((run as IFieldSymbol)?.Type as INamedTypeSymbol)?.DelegateInvokeMethod;
        if (run is null || method is null)
        {
            return null;
        }

        string?[] values = [.. method.Parameters.Select(Argument)];
        if (values.Any(v => v is null))
        {
            return null;
        }

        // The fields of an instance are its arguments and its results.
        bool isInstance = !run.IsStatic;
        string fields = isInstance
            ? string.Concat(run.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(f => f.Type.TypeKind == TypeKind.Array).Select(f => $"Field(subject, \"{f.Name}\", logits, all, READ); "))
            : "";
        string type = method.IsGenericMethod ? "<double>" : "";
        string call = $"{(isInstance ? "subject" : "Subject")}.Run{type}({string.Join(", ", method.Parameters.Select((_, i) => "a" + i))})";
        return $$"""
            #nullable disable
            using System;
            using System.Linq;
            public static class Driver
            {
            {{Flatten}}
            private static void Field(object subject, string name, double[] logits, System.Collections.Generic.List<double> all, bool read)
            {
                var values = (double[])subject.GetType().GetField(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).GetValue(subject);
                for (int i = 0; i < values.Length; i++) if (read) all.Add(values[i]); else values[i] = logits[i % logits.Length];
            }
            public static double[] Go(double[] logits)
            {
                var all = new System.Collections.Generic.List<double>();
                {{(isInstance ? "var subject = new Subject();" : "")}} {{fields.Replace("READ", "false", StringComparison.Ordinal)}}
                {{string.Join("\n    ", values.Select((v, i) => $"var a{i} = {v};"))}}
                {{(method.ReturnsVoid ? call : $"Flatten({call}, all)")}};
                {{fields.Replace("READ", "true", StringComparison.Ordinal)}}
                {{string.Join("\n    ", values.Select((v, i) => $"Flatten(a{i}, all);"))}}
                return all.ToArray();
            }
            }
            """;
    }

    private static string? Argument(IParameterSymbol parameter)
    {
        string type = parameter.Type.ToDisplayString();
        bool isFirst = parameter.Ordinal == 0 || parameter.Name is "input" or "squares";
        string row = isFirst ? "logits.Select(v => (T)v)" : "logits.Select(v => (T)1)";
        foreach (string element in new[] { "double", "float", "System.Half", "T" })
        {
            string number = element == "T" ? "double" : element;
            string? text = type switch
            {
                var t when t == element => parameter.Name.Contains("temp", StringComparison.Ordinal) ? "(T)1.5" : $"(T)logits[{parameter.Ordinal} % logits.Length]",
                var t when t == element + "[]" || t == $"System.Span<{element}>" || t == $"System.ReadOnlySpan<{element}>" => row + ".ToArray()",
                var t when t == $"System.Collections.Generic.List<{element}>" || t == $"System.Collections.Generic.IEnumerable<{element}>" => row + ".ToList()",
                var t when t == element + "[][]" => "new[] { " + row + ".ToArray(), " + row + ".Reverse().ToArray() }",
                var t when t == element + "[*,*]" || t == element + "[,]" => "Matrix(logits)",
                var t when t == $"System.Func<{element}[], {element}[]>" => "(System.Func<T[], T[]>)(v => v)",
                _ => null,
            };
            if (text is not null)
            {
                return text.Replace("Matrix(logits)", "((System.Func<T[,]>)(() => { var m = new T[2, logits.Length]; for (int i = 0; i < m.Length; i++) m[i / logits.Length, i % logits.Length] = (T)logits[i % logits.Length]; return m; }))()", StringComparison.Ordinal)
                    .Replace("(T)", $"({number})", StringComparison.Ordinal).Replace("T[", number + "[", StringComparison.Ordinal).Replace("T>", number + ">", StringComparison.Ordinal);
            }
        }

        return type switch
        {
            "int" => parameter.Name is "n" ? "logits.Length" : parameter.Name is "rows" ? "1" : "0",
            "bool" => "true",
            "bool[]" => "logits.Select((_, i) => i % 2 == 0).ToArray()",
            _ => null,
        };
    }
}
