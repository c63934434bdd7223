using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit;

/// <summary>A plan in plain English.</summary>
internal static class PlanSummary
{
    public static string Of(PathPlan path)
    {
        RowLayout layout = path.Layout;
        string bits = $"{Literals.Of(path.Bits)}-bit";
        switch (path.Residency)
        {
            case Residency.ClosedForm:
                return $"{bits}: {Literals.Of(path.RowsTogether)} rows of one element at a time: 1, or NaN where the logit is not finite.";
            case Residency.Lanes:
                return $"{bits}: {Literals.Of(layout.Lanes)} rows across lanes, transposed in registers: each lane computes a row of its own; up to {Literals.Of(path.LaneGroups)} such groups per pass hide the latency.";
        }

        if (layout.IsShorterThanVector)
        {
            return $"{bits}: a row is {Literals.Of(layout.Dim)} of the {Literals.Of(layout.Lanes)} lanes of one vector{Together(path)}.";
        }

        string vectors = layout.Vectors == 1 ? "one vector" : $"{Literals.Of(layout.Vectors)} vectors";
        string overlap = layout.HasLast ? $", the last overlapping by {Literals.Of(layout.LastDone)} lanes" : "";
        return path.Residency == Residency.Registers
            ? $"{bits}: a row is {vectors} of {Literals.Of(layout.Lanes)}{overlap}, kept in registers: one load and one store per element{Together(path)}."
            : $"{bits}: a row is {vectors} of {Literals.Of(layout.Lanes)}{overlap}, too many for the registers: loops of four vectors a step over memory.";
    }

    private static string Together(PathPlan path) =>
        path.RowsTogether > 1 ? $"; {Literals.Of(path.RowsTogether)} rows side by side hide the latency" : "";
}
