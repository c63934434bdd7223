using System.Collections.Generic;
using Microsoft.CodeAnalysis;

#pragma warning disable RS1038, RS1041

namespace SoftmaxGen.Generator.Tests.Harness;

/// <summary>Remembers every compilation it has seen.</summary>
internal sealed class CompilationHoardingGenerator : IIncrementalGenerator
{
    private readonly List<Compilation> hoard = [];

    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (_, compilation) => hoard.Add(compilation));
}
