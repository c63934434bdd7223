using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The hash of everything reproducible kernels write, here and in processes that do without some instructions.</summary>
public sealed class ReproducibleInstructionSetTests(ITestOutputHelper output)
{
    private const string ExpectedPath = "SOFTMAXGEN_REPRODUCIBLE_PATH";

    /// <summary>Switch, and the path that must then run. .NET 10 has no switch for FMA alone: it goes with AVX2.</summary>
    public static TheoryData<string, string> Switches
    {
        get
        {
            var switches = new TheoryData<string, string> { { "DOTNET_EnableHWIntrinsic", "scalar" } };
            if (Sse42.IsSupported)
            {
                switches.Add("DOTNET_EnableSSE42", "128, SSE2");
            }

            if (Avx.IsSupported)
            {
                switches.Add("DOTNET_EnableAVX", "128, SSE4.1");
            }

            if (Avx2.IsSupported)
            {
                switches.Add("DOTNET_EnableAVX2", "128, AVX");
            }

            if (Simd512.IsSupported)
            {
                switches.Add("DOTNET_EnableAVX512", "256");
            }

            return switches;
        }
    }

    private static string ChosenPath =>
        Simd512.IsSupported ? "512"
        : Vector256.IsHardwareAccelerated && Avx2.IsSupported ? "256"
        : !Simd128.IsSupported ? "scalar"
        : Avx.IsSupported ? "128, AVX"
        : Sse41.IsSupported ? "128, SSE4.1"
        : Sse2.IsSupported ? "128, SSE2"
        : "128";

    /// <summary>In a child: proves that the switch did what the parent wanted of it, and that the bits are the same.</summary>
    [Fact]
    public void The_bits_are_the_expected_ones()
    {
        Assert.Equal(Environment.GetEnvironmentVariable(ExpectedPath) ?? ChosenPath, ChosenPath);
        string hash = string.Join('\n', ReproducibleHash.Lines());
        output.WriteLine($"{ChosenPath}:\n{hash}");
        Assert.Equal(ReproducibleHash.Expected, hash);
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task The_bits_are_the_same_without(string name, string path)
    {
        if (Environment.GetEnvironmentVariable(ExpectedPath) is not null)
        {
            // This is a child; it starts none of its own.
            return;
        }

        ChildResult child = await ChildProcess.RunAsync(
            typeof(ReproducibleInstructionSetTests).Assembly.Location,
            ["-parallel", "none", "-noLogo", "-method", $"{typeof(ReproducibleInstructionSetTests).FullName}.{nameof(The_bits_are_the_expected_ones)}"],
            new Dictionary<string, string> { [name] = "0", [ExpectedPath] = path },
            TestContext.Current.CancellationToken);

        output.WriteLine(child.Output);
        Assert.True(child.ExitCode == 0, child.Output + child.Error);
        Assert.Contains("Failed: 0", child.Output);
        Assert.DoesNotContain("Total: 0", child.Output);
    }
}
