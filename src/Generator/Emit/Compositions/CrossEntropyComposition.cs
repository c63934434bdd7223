using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Emit.Passes;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit.Compositions;

/// <summary>Maximum, exponentials with the sum of all but the target's, loss, and with a gradient: normalise, then the entry at the target.</summary>
internal sealed class CrossEntropyComposition : Composition
{
    private readonly LogitText logits;
    private readonly ExponentialPass exponentials;
    private readonly NormalizePass normalize = new("gradient", "weight");
    private readonly bool hasGradient;
    private readonly bool batched;
    private readonly LossReduction reduction;

    public CrossEntropyComposition(KernelPlan plan)
        : base(plan)
    {
        hasGradient = plan.Spec.Method.Parameters.Any(p => p.Role == ParameterRole.Gradient);
        batched = plan.Spec.Batched;
        reduction = plan.Spec.Reduction;
        logits = new LogitText(plan);
        exponentials = new ExponentialPass(stable: true, logits, Scale, hasGradient && plan.StoresExponentials ? "gradient" : null, withoutTarget: true);
        References = RowReferences().ToArray();
    }

    private bool HasInner => Plan.Spec.Options.Inner > 1;

    private string RowCount => HasInner ? "(int)rows * Inner" : "(int)rows";

    private string RowDivisor => HasInner ? "(rows * Inner)" : "rows";

    private bool WritesLosses => batched && reduction == LossReduction.None;

    public override string Formula
    {
        get
        {
            string scaled = Plan.Spec.Scale == 1 ? "(logits)" : $"({Literals.Plain(Plan.Spec.Scale)}·logits)";
            string mean = batched && reduction == LossReduction.Mean ? ", averaged over the rows" : batched && reduction == LossReduction.Sum ? ", summed over the rows" : "";
            return $"loss = −log softmax{scaled}[target]{mean}{(hasGradient ? "; gradient = softmax − one-hot(target), times what the loss is scaled by" : "")}";
        }
    }

    public override string Passes =>
        $"maximum; exponentials and the sum of all but the target's; loss{(hasGradient ? "; normalise into the gradient; the entry at the target" : "")}";

    public override IReadOnlyList<RowReference> References { get; }

    public override IEnumerable<string> Constants => (hasGradient ? new[] { "double weight" } : []).Concat(Roles.Constants);

    public override bool ReturnsLoss => !WritesLosses;

    private IEnumerable<RowReference> RowReferences()
    {
        yield return new RowReference(Element, "logits", Plan.RowElements);
        yield return new RowReference("int", "targets", Plan.Spec.Options.Inner);
        if (WritesLosses)
        {
            yield return new RowReference(Element, "losses", Plan.Spec.Options.Inner);
        }

        if (hasGradient)
        {
            yield return new RowReference(Element, "gradient", Plan.RowElements);
        }

        foreach (RowReference role in Roles.References)
        {
            yield return role;
        }
    }

    public override void WriteInRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        ReadPass.InRegisters(writer, v, rows, logits);
        WriteTarget(writer, v);
        writer.Line();
        MaximumPass.InRegisters(writer, v, rows);
        WriteGuarded(writer, v, () => exponentials.InRegisters(writer, v, rows), () => normalize.InRegisters(writer, v, rows, "entropy.Sum"));
    }

    public override void WriteInMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        ReadPass.LastInMemory(writer, v, rows, logits);
        WriteTarget(writer, v);
        writer.Line();
        MaximumPass.InMemory(writer, v, rows, logits);
        Func<Row, string, int, string>? recomputed = Plan.StoresExponentials ? null : (row, index, element) => exponentials.ExpAt(v, row, index, element);
        WriteGuarded(writer, v, () => exponentials.InMemory(writer, v, rows), () => normalize.InMemory(writer, v, rows, "entropy.Sum", recomputed));
    }

    private void WriteTarget(CodeWriter writer, VectorText v)
    {
        writer.Line("int target = targets;");
        writer.Line($"{v.Number} targetLogit = {logits.Scalar(v.Number, "target")};");
    }

    private void WriteGuarded(CodeWriter writer, VectorText v, Action exponentialPass, Action normalizePass) =>
        GuardedRows.Write(writer, v, Scale, guarded: true, [new Row(0, "")], () =>
        {
            exponentialPass();
            writer.Line();
            writer.Line("// Loss: log(1 + others / target), accurate however small.");
            writer.Line($"{v.CrossEntropyRow} entropy = new(targetLogit, maximum.ToScalar(), sum{v.Unit}, {Scale.High}, {Scale.Low});");
            writer.Line(Keep("entropy.Loss"));
            if (hasGradient)
            {
                writer.Line();
                normalizePass();
                writer.Line();
                writer.Line("// At the target p − 1 is minus the others' share, free of cancellation.");
                writer.Line($"Unsafe.Add(ref gradient, target) = {AtTarget("entropy.GradientAtTarget(weight)")};");
            }
        }, _ => Careful());

    /// <summary>A target that a mask takes out has a loss of ∞ and, like all that is masked, a gradient of 0.</summary>
    private string AtTarget(string gradient)
    {
        string value = Plan.Spec.Element == ElementType.Half ? $"(Half){gradient}" : gradient;
        string infinity = Plan.Spec.Element == ElementType.Double ? "double.NegativeInfinity" : "float.NegativeInfinity";
        return Roles.Any ? $"targetLogit == {infinity} ? default : {value}" : value;
    }

    private string Careful()
    {
        string routine = Roles.Any ? "MaskedRow" : "ScalarRow", roles = Roles.Any ? $", {Roles.RowArguments}" : "";
        return Keep(hasGradient
            ? $"{routine}.CrossEntropyWithGradient(ref logits, ref gradient, Dim, targets, {Scale.Scale}, weight{roles})"
            : $"{routine}.CrossEntropy(ref logits, Dim, targets, {Scale.Scale}{roles})");
    }

    private string Keep(string loss) => WritesLosses ? $"losses = {Narrowed(loss)};" : $"loss.Add({loss});";

    private string Narrowed(string number) => Plan.Spec.Element == ElementType.Double ? number : $"({Element}){number}";

    public override string RuntimeCall
    {
        get
        {
            string losses = WritesLosses ? "ref losses" : $"ref Unsafe.NullRef<{Element}>()";
            string gradient = hasGradient ? "ref gradient" : $"ref Unsafe.NullRef<{Element}>()";
            string routine = Plan.Spec.Options.Reproducible ? "ReproducibleRows" : "InnerRows";
            return $"{routine}.SoftmaxCrossEntropy(ref logits, ref targets, {losses}, {gradient}, rows, Dim, {Literals.Of(Plan.Spec.Options.Inner)}, {Scale.Scale}, {(hasGradient ? "weight" : "0")}, {Roles.OfReferences})";
        }
    }

    public override void WriteScalar(CodeWriter writer) => writer.Line(Careful());

    public override void WriteRun(CodeWriter writer, RunText run)
    {
        ParameterText logitsParameter = run[ParameterRole.Logits];
        run.Rows(logitsParameter, "logits");
        ParameterText? gradient = run.Find(ParameterRole.Gradient);
        if (gradient is { } g)
        {
            run.SameLength(g, "gradient", logitsParameter, "logits.Length");
            run.NoPartialOverlap(logitsParameter, "logits", g, "gradient");
            Roles.WriteOverlapChecks(writer, run, g, "gradient");
        }

        Roles.WriteChecks(writer, run, logitsParameter, "logits");
        if (!batched)
        {
            writer.Line($"KernelArguments.Target(target, Dim, {run[ParameterRole.Target].Literal});");
        }
        else
        {
            ParameterText targets = run[ParameterRole.Targets];
            run.SameLength(targets, "targets", logitsParameter, RowCount);
            WriteOutputChecks(writer, run, targets, gradient);
            writer.Line($"KernelArguments.Targets(targets, Dim, {targets.Literal});");
        }

        run.Copy("given", "logits");
        if (hasGradient)
        {
            writer.Line($"double weight = {Scale.Scale}{(batched && reduction == LossReduction.Mean ? $" / {RowDivisor}" : "")};");
        }

        string[] arguments = References
            .Select(r => r.Name == "targets" && !batched ? "ref target" : $"ref MemoryMarshal.GetReference({r.Name})")
            .ToArray();
        run.Dispatch(arguments);
        WriteResult(writer, run);
    }

    /// <summary>Losses have nothing in common with the other spans, and targets must not change under the kernel's hands.</summary>
    private void WriteOutputChecks(CodeWriter writer, RunText run, ParameterText targets, ParameterText? gradient)
    {
        if (WritesLosses)
        {
            ParameterText losses = run[ParameterRole.Losses], logitsParameter = run[ParameterRole.Logits];
            run.SameLength(losses, "losses", logitsParameter, RowCount);
            run.NoOverlap(logitsParameter, "logits", losses, "losses");
            run.NoOverlap(targets, "targets", losses, "losses");
            if (gradient is { } other)
            {
                run.NoOverlap(other, "gradient", losses, "losses", Element);
            }
        }

        if (gradient is { } g)
        {
            run.NoOverlap(targets, "targets", g, "gradient");
        }
    }

    private void WriteResult(CodeWriter writer, RunText run)
    {
        string gradient = hasGradient ? "gradient" : "default";
        string targets = batched ? "targets" : "stackalloc int[] { target }";
        if (ReturnsLoss)
        {
            string result = Narrowed(batched && reduction == LossReduction.Mean ? $"(loss.Value / {RowDivisor})" : "loss.Value");
            writer.Line();
            if (!Plan.SelfCheck)
            {
                writer.Line($"return {result};");
                return;
            }

            writer.Line($"{Element} result = {result};");
            run.Verify("SoftmaxCrossEntropy", $"given, {targets}, stackalloc {Element}[] {{ result }}, {gradient}", ReductionArgument());
            writer.Line("return result;");
        }
        else
        {
            run.Verify("SoftmaxCrossEntropy", $"given, {targets}, losses, {gradient}", ReductionArgument());
        }
    }

    private string ReductionArgument() => $", Reduction.{(batched ? reduction : LossReduction.Sum)}";
}
