using System;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.EmulatedKernels.Checking;
using SoftmaxGen.EmulatedKernels.KernelSet;
using SoftmaxGen.Simd;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string wanted = args.FirstOrDefault() ?? "512";
string path = Simd512.IsSupported ? "512" : Simd256.IsSupported ? "256" : AdvSimd.Arm64.IsSupported ? "arm64" : Simd128.IsSupported ? "128" : "scalar";
Console.WriteLine($"The path that runs is {path}. Vector512 {Vector512.IsHardwareAccelerated}, Avx512F {Avx512F.IsSupported}, Avx512DQ {Avx512DQ.IsSupported}, AdvSimd {AdvSimd.IsSupported}");
if (wanted != path && wanted != "any")
{
    Console.WriteLine($"That is not {wanted}. (The argument any tests whatever runs.)");
    Console.WriteLine("0 passed, 1 failed");
    return 1;
}

int passed = 0, failed = 0;
long values = 0;
double probability = 0, gradient = 0, loss = 0;
int longest = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : int.MaxValue;
foreach (KernelCase kernel in (KernelCase[])[.. SoftmaxKernels.All, .. SoftmaxVariants.All, .. GradientKernels.All, .. LossKernels.All, .. ReproducibleBits.All])
{
    if (kernel.Dim > longest)
    {
        continue;
    }

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
