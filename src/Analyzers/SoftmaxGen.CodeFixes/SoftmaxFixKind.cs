namespace SoftmaxGen.CodeFixes;

/// <summary>The two things a naive softmax can become. The names are equivalence keys: stable, whatever the titles say.</summary>
internal static class SoftmaxFixKind
{
    public const string StableMath = "SoftmaxGen.UseStableMath";
    public const string Kernel = "SoftmaxGen.UseKernel";

    public static string Title(string kind) => kind == Kernel
        ? "Use a generated softmax kernel"
        : "Use StableMath.Softmax";
}
