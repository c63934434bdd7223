using System.Collections.Generic;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit;

/// <summary>A plan in plain English.</summary>
internal static class PlanSummary
{
    /// <summary>What the options say about where the rows lie and who computes them; nothing for rows that follow each other on one thread.</summary>
    public static IEnumerable<string> OfLayout(KernelPlan plan)
    {
        if (plan.Spec.Options.Inner > 1)
        {
            yield return $"Entries of a row lie {Literals.Of(plan.Spec.Options.Inner)} elements apart, and as many rows side by side: a strip of columns at a time, one row per lane, in the runtime.";
        }

        if (plan.Spec.Options.Reproducible)
        {
            yield return "Reproducible: sixteen virtual lanes (eight of double) and one order of additions, separately rounded, on every machine; in the runtime.";
        }

        if (plan.Spec.Options.Parallel)
        {
            yield return "Parallel: shares of the rows go to the thread pool; each row is computed as on one thread.";
        }
    }

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

        if (path.Streams)
        {
            return $"{bits}: a row of {Literals.Of(layout.Dim)} is beyond the caches: memory is read twice and written once, past them.";
        }

        string vectors = layout.Vectors == 1 ? "one vector" : $"{Literals.Of(layout.Vectors)} vectors";
        string overlap = layout.HasLast ? $", the last overlapping by {Literals.Of(layout.LastDone)} lanes" : "";
        return path.Residency == Residency.Registers
            ? $"{bits}: a row is {vectors} of {Literals.Of(layout.Lanes)}{overlap}, kept in registers: one load and one store per element{Together(path)}."
            : $"{bits}: a row is {vectors} of {Literals.Of(layout.Lanes)}{overlap}, {(path.RowsTogether > 1 ? "two rows of which are too many" : "too many")} for the registers: loops of four vectors a step over memory{Together(path)}.";
    }

    private static string Together(PathPlan path) =>
        path.RowsTogether > 1 ? $"; {Literals.Of(path.RowsTogether)} rows side by side hide the latency" : "";
}
