using System.Linq;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Planning;

/// <summary>How a kernel will be computed: the spec, the constants folded from it, and one plan per vector width that pays.</summary>
internal sealed record KernelPlan(
    KernelSpec Spec,
    bool SelfCheck,
    ScaleConstants Scale,
    EquatableArray<PathPlan> Paths)
{
    /// <summary>
    /// Whether exponentials wait in the destination for the row's sum. A Half cannot hold them: they are computed a second time instead.
    /// </summary>
    public bool StoresExponentials => Spec.Element != ElementType.Half;

    /// <summary>Whether the whole kernel is a call of the runtime: strided and reproducible rows gain nothing from text of their own.</summary>
    public bool InRuntime => IsInRuntime(Spec);

    /// <inheritdoc cref="InRuntime"/>
    public static bool IsInRuntime(KernelSpec spec) => spec.Options.Inner > 1 || spec.Options.Reproducible;

    /// <summary>Whether one method stands for the rows of a call: what a thread is given, or what calls the runtime.</summary>
    public bool HasAllRows => InRuntime || Spec.Options.Parallel;

    /// <summary>Elements from one row, or from one [Dim, Inner] slab of rows side by side, to the next.</summary>
    public int RowElements => Spec.Dim * Spec.Options.Inner;

    public bool Has(ParameterRole role) => Spec.Method.Parameters.Any(p => p.Role == role);
}

/// <summary>
/// Scale·log2(e) as the sum of two numbers of the computing type, exact to twice its precision, and the distance below the maximum at which
/// probabilities round to zero. A negative scale is applied by negating the logits as they are read.
/// </summary>
internal sealed record ScaleConstants(double High, double Low, double Reach, bool NegateLogits);

/// <summary>How one vector width treats a row.</summary>
internal sealed record PathPlan(int Bits, RowLayout Layout, Residency Residency, int RowsTogether)
{
    /// <summary>
    /// Whether a row is one vector that is divided by its sum sooner than a factor for it is ready. On 512 bits that is so for doubles: floats would need two divisions of the slowest kind.
    /// </summary>
    public bool IsDivided { get; init; }

    /// <summary>Whether rows side by side share, two by two, what each of them needs once: two halves of a vector for two rows.</summary>
    public bool SharesPerRowWork { get; init; }

    /// <summary>Whether a row is read twice and written once, past the caches, which could not hold it from one pass to the next.</summary>
    public bool Streams { get; init; }

    /// <summary>Whether the lanes of a vector belong to different rows.</summary>
    public bool AcrossRows => Residency is Residency.Lanes or Residency.ClosedForm;

    /// <summary>
    /// With rows across lanes: how many groups of rows each pass treats before the next pass begins. Two hide the latency of a group from its load to its
    /// division; more make loops longer than their own overhead, and four times sixteen columns are still a fraction of the first-level cache.
    /// </summary>
    public int LaneGroups => RowsTogether / Layout.Lanes;
}

/// <summary>Where a row lives between the passes.</summary>
internal enum Residency
{
    /// <summary>Rows of one element: 1 or NaN, without an exponential.</summary>
    ClosedForm,

    /// <summary>As many rows as a vector has lanes, transposed in registers: each lane holds a row of its own.</summary>
    Lanes,

    /// <summary>Each element is loaded once and stored once.</summary>
    Registers,

    /// <summary>The row is too long for the registers: bounded loops over memory, in the fastest cache that holds the row.</summary>
    Memory,
}

/// <summary>
/// A row cut into vectors. Full vectors, then, when the row is no multiple of the vector, one more vector that ends with the row and overlaps the one
/// before it by <see cref="LastDone"/> lanes. A row shorter than a vector is that last vector alone; its first lanes repeat the first element.
/// </summary>
internal sealed record RowLayout(int Dim, int Lanes)
{
    public int FullVectors => Dim / Lanes;

    public bool HasLast => Dim % Lanes != 0;

    public int Vectors => FullVectors + (HasLast ? 1 : 0);

    /// <summary>Lanes of the last vector that belong to no element of their own.</summary>
    public int LastDone => HasLast ? Lanes - (Dim % Lanes) : 0;

    /// <summary>Element at which the last vector starts; negative for a row shorter than a vector.</summary>
    public int LastOffset => Dim - Lanes;

    public bool IsShorterThanVector => Dim < Lanes;

    public int Offset(int vector) => vector < FullVectors ? vector * Lanes : LastOffset;

    /// <summary>Lanes of a vector that another vector has already counted.</summary>
    public int Done(int vector) => vector < FullVectors ? 0 : LastDone;

    // Loops take four vectors a step: enough independent chains to hide the latency of an addition.
    public int Step => 4 * Lanes;

    public int StepsEnd => Dim / Step * Step;

    public int RestVectors => (Dim - StepsEnd) / Lanes;

    /// <summary>
    /// Elements summed in single precision before they join the total in double: 4 additions per lane. Equal terms make every rounding
    /// go the same way; 32 additions cost 18 ULP (measured: one large logit among 4098 equal ones), 8 cost 4, 4 cost 2.
    /// </summary>
    public int Block => 4 * Step;

    public bool HasBlocks => StepsEnd > Block;
}
