using System;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.EmulatedKernels.Checking;
using SoftmaxGen.EmulatedKernels.KernelSet;
using SoftmaxGen.Simd;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"Simd512.IsSupported {Simd512.IsSupported}; Vector512 {Vector512.IsHardwareAccelerated}, Avx512F {Avx512F.IsSupported}, Avx512DQ {Avx512DQ.IsSupported}");
if (!Simd512.IsSupported && !args.Contains("--any-path"))
{
    Console.WriteLine("The 512-bit path does not run here. (--any-path tests the one that does.)");
    Console.WriteLine("0 passed, 1 failed");
    return 1;
}

int passed = 0, failed = 0;
long values = 0;
double probability = 0, gradient = 0, loss = 0;
foreach (KernelCase kernel in (KernelCase[])[.. SoftmaxKernels.All, .. SoftmaxVariants.All, .. GradientKernels.All, .. LossKernels.All])
{
    Verdict verdict = kernel.Run();
    values += verdict.Values;
    probability = Math.Max(probability, verdict.Probability);
    gradient = Math.Max(gradient, verdict.Gradient);
    loss = Math.Max(loss, verdict.Loss);
    if (verdict.Failure is { } failure)
    {
        failed++;
        Console.WriteLine($"FAILED: {kernel.Name}, {failure}");
    }
    else
    {
        passed++;
    }
}

Console.WriteLine($"{values} values compared; largest errors: probabilities {probability:F2} ULP, gradients {gradient:F2} ULP of the row's largest term, losses {loss:F2} ULP of max(|loss|, 1)");
Console.WriteLine($"{passed} passed, {failed} failed");
return passed > 0 && failed == 0 ? 0 : 1;
