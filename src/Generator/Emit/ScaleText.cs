using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit;

/// <summary>What generated text calls the scale and the constants folded from it: constants, or values made from a run-time temperature.</summary>
internal sealed class ScaleText(KernelPlan plan)
{
    public bool IsConstant { get; } = !plan.Has(ParameterRole.Temperature);

    public string Scale => IsConstant ? "Scale" : "scaling";

    public string High => IsConstant ? "ScaleHigh" : "factors.High";

    public string Low => IsConstant ? "ScaleLow" : "factors.Low";

    public string Reach => IsConstant ? "Reach" : "factors.Reach";

    /// <summary>The parameter that carries a run-time scale to the paths.</summary>
    public const string Parameter = "double scaling";

    /// <summary>The first statement of a path with a run-time scale.</summary>
    public string Prologue => $"{(plan.Spec.Element == ElementType.Double ? "Double" : "")}ScaleFactors factors = new(scaling);";
}
