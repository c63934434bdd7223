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
        logits = new LogitText(plan.Scale);
        exponentials = new ExponentialPass(stable: true, logits, hasGradient ? "gradient" : null, withoutTarget: true);
        References = RowReferences().ToArray();
    }

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

    public override IReadOnlyList<string> Constants => hasGradient ? ["double weight"] : [];

    public override bool ReturnsLoss => !WritesLosses;

    private IEnumerable<RowReference> RowReferences()
    {
        yield return new RowReference("float", "logits", Plan.Spec.Dim);
        yield return new RowReference("int", "targets", 1);
        if (WritesLosses)
        {
            yield return new RowReference("float", "losses", 1);
        }

        if (hasGradient)
        {
            yield return new RowReference("float", "gradient", Plan.Spec.Dim);
        }
    }

    public override void WriteInRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        ReadPass.InRegisters(writer, v, rows, logits);
        WriteTarget(writer);
        writer.Line();
        MaximumPass.InRegisters(writer, v, rows);
        WriteGuarded(writer, () => exponentials.InRegisters(writer, v, rows), () => normalize.InRegisters(writer, v, rows, "entropy.Sum"));
    }

    public override void WriteInMemory(CodeWriter writer, VectorText v)
    {
        ReadPass.LastInMemory(writer, v, logits);
        WriteTarget(writer);
        writer.Line();
        MaximumPass.InMemory(writer, v, logits);
        WriteGuarded(writer, () => exponentials.InMemory(writer, v), () => normalize.InMemory(writer, v, "entropy.Sum"));
    }

    private void WriteTarget(CodeWriter writer)
    {
        writer.Line("int target = targets;");
        writer.Line($"float targetLogit = {logits.Scalar("target")};");
    }

    private void WriteGuarded(CodeWriter writer, System.Action exponentialPass, System.Action normalizePass) =>
        GuardedRows.Write(writer, guarded: true, [new Row(0, "")], () =>
        {
            exponentialPass();
            writer.Line();
            writer.Line("// Loss: log(1 + others / target), accurate however small.");
            writer.Line("CrossEntropyRow entropy = new(targetLogit, maximum, sum, ScaleHigh, ScaleLow);");
            writer.Line(Keep("entropy.Loss"));
            if (hasGradient)
            {
                writer.Line();
                normalizePass();
                writer.Line();
                writer.Line("// At the target p − 1 is minus the others' share, free of cancellation.");
                writer.Line("Unsafe.Add(ref gradient, target) = entropy.GradientAtTarget(weight);");
            }
        }, _ => Careful());

    private string Careful() => Keep(hasGradient
        ? "ScalarRow.CrossEntropyWithGradient(ref logits, ref gradient, Dim, targets, Scale, weight)"
        : "ScalarRow.CrossEntropy(ref logits, Dim, targets, Scale)");

    private string Keep(string loss) => WritesLosses ? $"losses = (float){loss};" : $"loss += {loss};";

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
        }

        if (!batched)
        {
            writer.Line($"KernelArguments.Target(target, Dim, {run[ParameterRole.Target].Literal});");
        }
        else
        {
            ParameterText targets = run[ParameterRole.Targets];
            run.SameLength(targets, "targets", logitsParameter, "(int)rows");
            WriteOutputChecks(writer, run, targets, gradient);
            writer.Line($"KernelArguments.Targets(targets, Dim, {targets.Literal});");
        }

        run.Copy("given", "logits");
        if (hasGradient)
        {
            writer.Line(batched && reduction == LossReduction.Mean ? "double weight = Scale / rows;" : "double weight = Scale;");
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
            run.SameLength(losses, "losses", logitsParameter, "(int)rows");
            run.NoOverlap(logitsParameter, "logits", losses, "losses");
            run.NoOverlap(targets, "targets", losses, "losses");
            if (gradient is { } other)
            {
                run.NoOverlap(other, "gradient", losses, "losses", "float");
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
            string result = batched && reduction == LossReduction.Mean ? "(float)(loss / rows)" : "(float)loss";
            writer.Line();
            if (!Plan.SelfCheck)
            {
                writer.Line($"return {result};");
                return;
            }

            writer.Line($"float result = {result};");
            run.Verify("SoftmaxCrossEntropy", $"given, {targets}, stackalloc float[] {{ result }}, {gradient}", ReductionArgument());
            writer.Line("return result;");
        }
        else
        {
            run.Verify("SoftmaxCrossEntropy", $"given, {targets}, losses, {gradient}", ReductionArgument());
        }
    }

    private string ReductionArgument() => $", Reduction.{(batched ? reduction : LossReduction.Sum)}";
}
