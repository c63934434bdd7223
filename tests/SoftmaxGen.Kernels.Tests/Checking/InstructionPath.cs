using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>The paths of a kernel, as the generated methods' names end.</summary>
internal static class InstructionPath
{
    /// <summary>Names the path that the parent of this process expects here.</summary>
    public const string ExpectedVariable = "SOFTMAXGEN_EXPECTED_PATH";

    public const string Scalar = "Scalar", V128 = "128", V256 = "256", V512 = "512";

    /// <summary>What this process's hardware, as the runtime reports it, lets a kernel take. Written from the instruction sets, not from the kernels' own test.</summary>
    public static string OfThisMachine =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported ? V512
        : Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported ? V256
        : Vector128.IsHardwareAccelerated ? V128
        : Scalar;

    /// <summary>What the parent asked for; in the parent itself, what the machine has.</summary>
    public static string Expected => Environment.GetEnvironmentVariable(ExpectedVariable) ?? OfThisMachine;

    public static string DescribeMachine() =>
        $"Vector512 {Vector512.IsHardwareAccelerated}, Avx512F {Avx512F.IsSupported}, Vector256 {Vector256.IsHardwareAccelerated}, Avx2 {Avx2.IsSupported}, Fma {Fma.IsSupported}, Vector128 {Vector128.IsHardwareAccelerated}";
}
