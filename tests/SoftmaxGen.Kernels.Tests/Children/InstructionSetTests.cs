using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.KernelSet;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Children;

/// <summary>
/// The whole kernel suite again in child processes that are told to do without some instructions, each asserting which path ran there. The names of
/// the switches are those of .NET 10.
/// </summary>
public sealed class InstructionSetTests
{
    private static readonly (string Name, string Value) No512 = ("DOTNET_EnableAVX512", "0");

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Arm64 has 128-bit vectors whatever the switches for x64 say.</summary>
    private static string With256 => IsX64 && Avx2.IsSupported && Fma.IsSupported ? InstructionPath.V256 : InstructionPath.V128;

    [Fact]
    public Task Without_AVX512() => ChildSuite.AssertPassesAsync(With256, image => image.Bytes, No512);

    [Fact]
    public Task Without_AVX2() => ChildSuite.AssertPassesAsync(InstructionPath.V128, image => image.Bytes, ("DOTNET_EnableAVX2", "0"));

    [Fact]
    public Task Without_any_hardware_intrinsics() =>
        ChildSuite.AssertPassesAsync(InstructionPath.Scalar, image => image.Bytes, ("DOTNET_EnableHWIntrinsic", "0"));

    /// <summary>As on CPUs whose clock drops under 512-bit vectors: the instructions are there, and the runtime advises against them.</summary>
    [Fact]
    public Task Preferring_256_bits() =>
        ChildSuite.AssertPassesAsync(With256, image => image.Bytes, ("DOTNET_PreferredVectorBitWidth", "256"));

    /// <summary>
    /// The text of the 512-bit path on machines without AVX-512, and on those that have it, computed with pairs of 256-bit vectors. Where the machine
    /// has AVX-512, the suite in this process has already run on it.
    /// </summary>
    [Fact]
    public Task The_512_bit_path_in_halves()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(InstructionPath.OfThisMachine == InstructionPath.V512
            ? "This machine has AVX-512: the suite ran on it in the parent process."
            : "This machine has no AVX-512: the 512-bit path is tested with 256-bit instructions only.");
        Assert.SkipUnless(With256 == InstructionPath.V256, "The 512-bit path in halves needs AVX2 and FMA, which this machine does not have.");
        return ChildSuite.AssertPassesAsync(InstructionPath.V512, image => image.Taking512(), No512);
    }
}
