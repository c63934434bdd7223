using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SoftmaxGen.Runtime.Tests.Inner;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The tests of the vector code again, in processes that are told to do without some instructions.</summary>
public sealed class InstructionSetTests(ITestOutputHelper output)
{
    private const string ExpectedPath = "SOFTMAXGEN_EXPECTED_PATH";

    private static readonly Type[] Classes =
    [
        typeof(InstructionSetTests), typeof(HostileFloatTests), typeof(HostileDoubleTests), typeof(AccuracyTableTests), typeof(StableMathTests), typeof(ScalarRowTests), typeof(SoftmaxStateTests),
        typeof(FloatSweepTests), typeof(DoubleFunctionTests), typeof(BinaryFunctionTests), typeof(SpecialValueTests), typeof(FunctionSpanTests), typeof(LogSoftmaxTests), typeof(SoftmaxCrossEntropyTests),
        .. InnerPaths.TestClasses,
    ];

    /// <summary>Switch, value, the path that must then run.</summary>
    public static TheoryData<string, string, string> Switches
    {
        get
        {
            var switches = new TheoryData<string, string, string> { { "DOTNET_EnableHWIntrinsic", "0", "scalar" } };
            if (Simd256.IsSupported)
            {
                switches.Add("DOTNET_EnableAVX2", "0", "128");
            }

            if (Simd512.IsSupported)
            {
                switches.Add("DOTNET_EnableAVX512", "0", "256");
                switches.Add("DOTNET_PreferredVectorBitWidth", "256", "256");
            }

            return switches;
        }
    }

    private static string ChosenPath => Simd512.IsSupported ? "512" : Simd256.IsSupported ? "256" : Simd128.IsSupported ? "128" : "scalar";

    /// <summary>In a child: proves that the switch did what the parent wanted of it.</summary>
    [Fact]
    public void The_path_under_test_is_the_one_that_runs() =>
        Assert.Equal(Environment.GetEnvironmentVariable(ExpectedPath) ?? ChosenPath, ChosenPath);

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task Everything_holds_without(string name, string value, string path)
    {
        if (Environment.GetEnvironmentVariable(ExpectedPath) is not null)
        {
            // This is a child; it starts none of its own.
            return;
        }

        List<string> arguments = ["-parallel", "none", "-noLogo"];
        foreach (Type testClass in Classes)
        {
            arguments.AddRange(["-class", testClass.FullName!]);
        }

        ChildResult child = await ChildProcess.RunAsync(
            typeof(InstructionSetTests).Assembly.Location,
            arguments,
            new Dictionary<string, string> { [name] = value, [ExpectedPath] = path },
            TestContext.Current.CancellationToken);

        output.WriteLine(child.Output);
        Assert.True(child.ExitCode == 0, child.Output + child.Error);
        Assert.Contains("Failed: 0", child.Output);
        Assert.DoesNotContain("Total: 0", child.Output);
    }
}
