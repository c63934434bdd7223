using System;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Testing;
using Xunit;
using Xunit.Sdk;

namespace SoftmaxGen.Generator.Tests.Harness;

/// <summary>A harness that finds nothing is worth nothing: it must object to generators with each of the classic faults.</summary>
public sealed class GeneratorHarnessTests
{
    private static readonly UserProject Project = UserProject.Of(Sources.InClass(Sources.PlainKernel));

    [Fact]
    public void A_symbol_in_a_model_is_found() => AssertRefused(new SymbolKeepingGenerator(), "holds a compiler object");

    [Fact]
    public void A_model_without_value_equality_is_found() => AssertRefused(new UncachedGenerator(), "ran again");

    [Fact]
    public void A_position_in_a_model_is_found() => AssertRefused(new PositionKeepingGenerator(), "After a comment above the kernel");

    [Fact]
    public void A_compilation_as_input_is_found() => AssertRefused(new CompilationKeepingGenerator(), "ran again");

    [Fact]
    public void A_driver_that_keeps_an_old_compilation_is_found()
    {
        var keeper = new CompilationHoardingGenerator();
        var failure = Assert.ThrowsAny<XunitException>(() => CompilationLifetime.AssertOldCompilationsAreCollected(Project, Project, keeper));
        Assert.Contains("still holds", failure.Message, StringComparison.Ordinal);
        GC.KeepAlive(keeper);
    }

    [Fact]
    public void A_warning_is_found()
    {
        Compilation compilation = UserProject.Of("class C { void M() { int unused = 0; } }").Compile();
        var failure = Assert.ThrowsAny<XunitException>(() => CompilerDiagnostics.AssertNone(compilation));
        Assert.Contains("CS0219", failure.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(IIncrementalGenerator generator, string because)
    {
        var failure = Assert.ThrowsAny<XunitException>(() => GeneratorHarness.RunUncompiled(Project, generator));
        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
    }
}
