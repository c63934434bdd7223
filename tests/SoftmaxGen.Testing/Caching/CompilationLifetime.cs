using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Generator;
using Xunit;

namespace SoftmaxGen.Testing;

/// <summary>Checks that a driver lets go of the compilation it ran on once it has run on a later one.</summary>
public static class CompilationLifetime
{
    public static void AssertOldCompilationsAreCollected(UserProject project, UserProject later, IIncrementalGenerator? generator = null)
    {
        GeneratorDriver driver = GeneratorHarness.CreateDriver(project, generator ?? new SoftmaxKernelGenerator(), trackSteps: false);
        WeakReference old = Run(ref driver, project);
        Run(ref driver, later);

        for (int attempt = 0; attempt < 10 && old.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive, "The driver still holds the compilation of an earlier run.");
        GC.KeepAlive(driver);
    }

    // A method of its own that hands nothing back but the weak reference, so that no local of the test keeps the compilation alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Run(ref GeneratorDriver driver, UserProject project)
    {
        CSharpCompilation compilation = project.Compile();
        driver = driver.RunGenerators(compilation);
        return new WeakReference(compilation);
    }
}
