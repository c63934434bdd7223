using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Planning;

/// <summary>From what the user asked for to how it will be computed; plain arithmetic on plain data.</summary>
internal static class KernelPlanner
{
    private const int LongestAcrossLanes = 16;

    private const int LaneGroups = 4;

    /// <summary>Vectors of a row in memory that goes side by side with another: two rows and their probabilities are a fraction of the first-level cache.</summary>
    private const int LongestInPairs = 64;

    /// <summary>Elements from which on a row and its probabilities are beyond a core's own caches: 4 MiB each.</summary>
    private const int ShortestStreamed = 1 << 20;

    public static KernelPlan Plan(KernelSpec spec, bool selfCheck) =>
        new(spec, selfCheck, ScaleFolding.Fold(spec.Scale, spec.Element), new EquatableArray<PathPlan>(KernelPlan.IsInRuntime(spec) ? [] : Paths(spec).ToArray()));

    /// <summary>Widest first. A width that holds more than the whole row is left to the next narrower one; the narrowest takes every row.</summary>
    private static IEnumerable<PathPlan> Paths(KernelSpec spec)
    {
        foreach (int bits in new[] { 512, 256, 128 })
        {
            var layout = new RowLayout(spec.Dim, bits / (spec.Element == ElementType.Double ? 64 : 32));
            if (AcrossLanes(spec))
            {
                yield return spec.Dim == 1
                    ? new PathPlan(bits, layout, Residency.ClosedForm, layout.Lanes)
                    : new PathPlan(bits, layout, Residency.Lanes, LaneGroups * layout.Lanes);
            }
            else if (bits == 128 || !layout.IsShorterThanVector)
            {
                bool pairs = GoesInPairs(spec, layout, bits);
                bool fits = layout.Vectors <= RegisterBudget(spec.Kind, bits) && !pairs;
                int together = pairs ? 2 : RowsTogether(spec, layout, bits);
                bool isDivided = fits && layout.Vectors == 1 && (bits < 512 || spec.Element == ElementType.Double);
                yield return new PathPlan(bits, layout, fits ? Residency.Registers : Residency.Memory, together)
                {
                    IsDivided = isDivided,
                    Streams = bits == 512 && Streams(spec),
                    SharesPerRowWork = together > 1 && bits == 512 && spec is { Stable: true, Element: not ElementType.Double } && !isDivided,
                };
            }
        }
    }

    /// <summary>Batches of rows that are too short to fill vectors, or to pay for what happens once per row.</summary>
    private static bool AcrossLanes(KernelSpec spec) =>
        spec is { Batched: true, Kind: KernelKind.Softmax, Stable: true, Element: not ElementType.Double, Dim: <= LongestAcrossLanes } && !TakesEntriesOut(spec);

    private static bool TakesEntriesOut(KernelSpec spec) => spec.Method.Parameters.Any(p => p.Role >= ParameterRole.AddedMask);

    /// <summary>
    /// Vectors of a row that may stay in registers: of 32 registers (AVX-512) or 16 (the others), what the constants and the temporaries of an
    /// exponential leave. The gradient holds two rows, probabilities and upstream.
    /// </summary>
    private static int RegisterBudget(KernelKind kind, int bits)
    {
        int vectors = bits == 512 ? 20 : 8;
        return kind == KernelKind.SoftmaxGradient ? vectors / 2 : vectors;
    }

    /// <summary>
    /// A row of few vectors waits for its own latency; rows side by side hide it. Only where rows need nothing but their own elements. Four of them where a half of the registers holds them, of other types than float,
    /// whose exponentials and conversions need more of the registers, only rows of one or two vectors.
    /// </summary>
    private static int RowsTogether(KernelSpec spec, RowLayout layout, int bits)
    {
        if (!NeedsOnlyItself(spec))
        {
            return 1;
        }

        int registers = RegisterBudget(spec.Kind, bits) / layout.Vectors;
        int longestOfFour = spec.Element == ElementType.Float ? 4 : 2;
        return registers >= 4 && layout.Vectors <= longestOfFour ? 4 : registers >= 2 ? 2 : 1;
    }

    /// <summary>
    /// Rows of which the registers hold one or none wait for their maximum and for their sum. Two of them in memory, pass by pass, hide that; measured where it pays for its text: floats on 256 bits whose
    /// last steps are full and on 128 bits, whose exponentials take longest, and doubles on 256. On 512 bits it is not measured but reasoned: a row waits as long there and does its work in half the time. Halves are converted by more helpers than the JIT would inline for two rows.
    /// </summary>
    private static bool GoesInPairs(KernelSpec spec, RowLayout layout, int bits) =>
        NeedsOnlyItself(spec) && layout.Vectors <= LongestInPairs && spec.Element switch
        {
            ElementType.Float when bits == 512 => layout.Vectors > RegisterBudget(spec.Kind, bits),
            ElementType.Float when bits == 256 => layout.Vectors > RegisterBudget(spec.Kind, bits) / 2 && layout.RestVectors == 0,
            ElementType.Float => bits == 128 && spec.Scale > 0 && layout.Vectors > RegisterBudget(spec.Kind, bits),
            ElementType.Double => bits == 256 && layout.Vectors > RegisterBudget(spec.Kind, bits),
            _ => false,
        };

    /// <summary>
    /// Rows beyond the caches wait for memory. On 512 bits, reasoned and not measured here, exponentials cost less than storing and reading them again; on 256 bits, measured, they cost more.
    /// </summary>
    private static bool Streams(KernelSpec spec) =>
        spec is { Kind: KernelKind.Softmax, Stable: true, Element: ElementType.Float, Scale: > 0, Dim: >= ShortestStreamed } && !TakesEntriesOut(spec);

    private static bool NeedsOnlyItself(KernelSpec spec) => spec is { Batched: true, Kind: KernelKind.Softmax } && !TakesEntriesOut(spec);
}
