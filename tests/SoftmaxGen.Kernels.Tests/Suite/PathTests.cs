using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>That this process tests the path it is meant to test.</summary>
public sealed class PathTests
{
    private static readonly string[] Paths = [InstructionPath.Scalar, InstructionPath.V128, InstructionPath.V256, InstructionPath.V512];

    [Fact]
    public void The_kernels_take_the_path_under_test()
    {
        using var compiled = new CompiledMethods();

        // Loaded a second time, so that its methods are compiled now, and called by no other test.
        using LoadedKernels kernels = LoadedKernels.Load(TestKernels.Float.Bytes, KernelSource.TypeName);
        string probe = TestKernels.NameOf("PathProbe", KernelSource.ProbeDim);
        kernels.Get<SoftmaxKernel>(probe)(new float[KernelSource.ProbeDim], new float[KernelSource.ProbeDim]);

        IReadOnlyCollection<string> methods = compiled.WaitFor(probe + "Kernel", IsPath);
        TestContext.Current.TestOutputHelper?.WriteLine($"Path {InstructionPath.Expected}; {InstructionPath.DescribeMachine()}");
        Assert.Equal(["Rows" + InstructionPath.Expected], methods.Where(IsPath).Distinct());
    }

    private static bool IsPath(string method) => Paths.Any(p => method == "Rows" + p);
}
