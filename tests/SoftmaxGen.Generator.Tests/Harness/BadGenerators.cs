using System.Threading;
using Microsoft.CodeAnalysis;

// Generators that do what the kernel generator must not, to show that the harness notices. They are never loaded by a compiler.
#pragma warning disable RS1038, RS1041

namespace SoftmaxGen.Generator.Tests.Harness;

/// <summary>Keeps a symbol in a model, hidden one object deep.</summary>
internal sealed class SymbolKeepingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Holder> models = BadGenerators.Methods(context, (syntax, _) => new Holder(syntax.TargetSymbol.Name, syntax.TargetSymbol));
        context.RegisterSourceOutput(models, (output, model) => output.AddSource(model.Name, "// nothing"));
    }

    private sealed record Holder(string Name, object Hidden);
}

/// <summary>Has a model that equals nothing but itself, so every run does all the work again.</summary>
internal sealed class UncachedGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Unequal> models = BadGenerators.Methods(context, (syntax, _) => new Unequal(syntax.TargetSymbol.Name));
        context.RegisterSourceOutput(models, (output, model) => output.AddSource(model.Name, "// nothing"));
    }

    private sealed class Unequal(string name)
    {
        public string Name { get; } = name;
    }
}

/// <summary>Keeps the position of the method, which changes whenever somebody types above it.</summary>
internal sealed class PositionKeepingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(string Name, int Position)> models =
            BadGenerators.Methods(context, (syntax, _) => (syntax.TargetSymbol.Name, syntax.TargetNode.SpanStart));
        context.RegisterSourceOutput(models, (output, model) => output.AddSource(model.Name, "// nothing"));
    }
}

/// <summary>Makes the compilation an input of its output, the classic way to regenerate at every key stroke.</summary>
internal sealed class CompilationKeepingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (output, compilation) => output.AddSource("Name", "// " + compilation.AssemblyName));
}

internal static class BadGenerators
{
    public static IncrementalValuesProvider<T> Methods<T>(
        IncrementalGeneratorInitializationContext context,
        System.Func<GeneratorAttributeSyntaxContext, CancellationToken, T> transform) =>
        context.SyntaxProvider.ForAttributeWithMetadataName("SoftmaxGen.SoftmaxAttribute", (_, _) => true, transform).WithTrackingName("Models");
}
