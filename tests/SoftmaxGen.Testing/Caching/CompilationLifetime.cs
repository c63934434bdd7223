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
        (driver, WeakReference old) = RunOnFirst(driver, project);
        driver = RunOnLater(driver, later);

        for (int attempt = 0; attempt < 10 && old.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive, "The driver still holds the compilation of an earlier run.");
        GC.KeepAlive(driver);
    }

    // Methods of their own, so that no local of the test keeps a compilation alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Compilation) RunOnFirst(GeneratorDriver driver, UserProject project)
    {
        CSharpCompilation compilation = project.Compile();
        return (driver.RunGenerators(compilation), new WeakReference(compilation));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GeneratorDriver RunOnLater(GeneratorDriver driver, UserProject project) => driver.RunGenerators(project.Compile());
}
