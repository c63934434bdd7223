namespace SoftmaxGen.CodeFixes;

/// <summary>What a naive softmax can become. The names are equivalence keys: stable, whatever the titles say.</summary>
internal static class SoftmaxFixKind
{
    public const string StableMath = "SoftmaxGen.UseStableMath";
    public const string Kernel = "SoftmaxGen.UseKernel";

    public const string Shift = "SoftmaxGen.SubtractMaximum";

    /// <summary>In the order in which they are offered.</summary>
    public static readonly string[] All = [StableMath, Kernel, Shift];

    public static string Title(string kind) => kind switch
    {
        Kernel => "Use a generated softmax kernel",
        Shift => "Subtract the maximum",
        _ => "Use StableMath.Softmax",
    };

    /// <summary>
    /// What Fix All applies, the first that fits: where one call cannot stand for the code, the maximum can still be subtracted. Kernels are
    /// asked for by name, so nothing takes their place.
    /// </summary>
    public static string[] ForFixAll(string kind) => kind switch
    {
        Kernel => [Kernel],
        Shift => [Shift, StableMath],
        _ => [StableMath, Shift],
    };
}
