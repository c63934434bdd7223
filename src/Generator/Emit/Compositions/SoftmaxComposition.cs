using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Emit.Passes;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit.Compositions;

/// <summary>Maximum, exponentials with their sum, normalise; the first pass falls away with <c>Stable = false</c>.</summary>
internal sealed class SoftmaxComposition(KernelPlan plan) : Composition(plan)
{
    private readonly LogitText logits = new(plan);
    private readonly ExponentialPass exponentials = new(plan.Spec.Stable, new LogitText(plan), new ScaleText(plan), plan.StoresExponentials ? "probabilities" : null, withoutTarget: false);
    private readonly NormalizePass normalize = new("probabilities", "1.0");

    private bool Stable => Plan.Spec.Stable;

    public override string Formula => Plan.Spec.Scale == 1
        ? "probabilities[i] = exp(logits[i]) / Σ exp(logits[j])"
        : $"probabilities[i] = exp(s·logits[i]) / Σ exp(s·logits[j]), s = {Literals.Plain(Plan.Spec.Scale)}";

    public override string Passes => Stable
        ? "maximum; exponentials and their sum; normalise"
        : "exponentials and their sum, without the maximum (Stable = false); normalise";

    public override IReadOnlyList<RowReference> References { get; } =
        [
        new(plan.Spec.Element.Name(), "logits", plan.RowElements),
        new(plan.Spec.Element.Name(), "probabilities", plan.RowElements),
        .. new RoleText(plan).References,
    ];

    public override void WriteInRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        ReadPass.InRegisters(writer, v, rows, logits);
        writer.Line();
        if (Stable)
        {
            MaximumPass.InRegisters(writer, v, rows);
        }

        GuardedRows.Write(writer, v, Scale, Stable, rows, Rest, row => Careful(row.Start));

        void Rest()
        {
            exponentials.InRegisters(writer, v, rows);
            writer.Line();
            normalize.InRegisters(writer, v, rows, "sum");
        }
    }

    public override void WriteInMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        if (v.Path.Streams)
        {
            WriteStreamed(writer, v);
            return;
        }

        WriteRowReferences(writer, rows);
        ReadPass.LastInMemory(writer, v, rows, logits);
        if (Stable)
        {
            MaximumPass.InMemory(writer, v, rows, logits);
        }

        GuardedRows.Write(writer, v, Scale, Stable, rows, Rest, row => Careful(row.Start));

        void Rest()
        {
            exponentials.InMemory(writer, v, rows);
            writer.Line();
            normalize.InMemory(writer, v, rows, "sum", Plan.StoresExponentials ? null : (row, index, element) => exponentials.ExpAt(v, row, index, element));
        }
    }

    private void WriteStreamed(CodeWriter writer, VectorText v)
    {
        writer.Line("// Maximum and sum in one reading, block by block; then the exponentials once more, normalised and stored past the caches.");
        writer.Block($"if (!{v.Streamed}.Softmax(ref logits, ref probabilities, Dim, {Scale.High}, {Scale.Low}, {Scale.Reach}))", () =>
        {
            writer.Line("// NaN, ±∞ or a maximum far from zero: the routine that is right for every row.");
            writer.Line(Careful(0));
        });
    }

    /// <summary>Rows side by side in memory have references of their own; a row in registers is read and stored at constant offsets.</summary>
    private void WriteRowReferences(CodeWriter writer, IReadOnlyList<Row> rows)
    {
        if (rows.Count == 1)
        {
            return;
        }

        foreach (RowReference reference in References)
        {
            string declarations = string.Join(", ", rows.Select(row => $"{row.Name(reference.Name)} = ref {VectorText.Advanced(reference.Name, row.Start)}"));
            writer.Line($"ref {Element} {declarations};");
        }

        writer.Line();
    }

    public override void WriteLaneScratch(CodeWriter writer, VectorText v) => LanePasses.Scratch(writer, v);

    public override void WriteAcrossLanes(CodeWriter writer, VectorText v)
    {
        LanePasses.Read(writer, v, Scale, logits);
        writer.Line();
        GuardedRows.Write(writer, v, Rest, $"AnyRow.Softmax(ref Unsafe.Add(ref logits, row * Dim), ref Unsafe.Add(ref probabilities, row * Dim), Dim, {Scale.Scale});");

        void Rest()
        {
            LanePasses.Exponentials(writer, v, Scale);
            writer.Line();
            LanePasses.Sum(writer, v);
            writer.Line();
            LanePasses.Normalize(writer, v);
        }
    }

    public override void WriteClosedForm(CodeWriter writer, VectorText v)
    {
        writer.Line("// The difference of a logit from itself is 0, and NaN when the logit is infinite or NaN.");
        writer.Line($"{v.Vector} x = {v.LoadAt("logits", 0)};");
        writer.Line(v.StoreAt($"({v.Vector}.One + (x - x))", "probabilities", 0));
    }

    public override void WriteScalar(CodeWriter writer) => writer.Line(Roles.Any
        ? Careful(0)
        : $"ScalarRow.{(Stable ? "Softmax" : "SoftmaxUnshifted")}(ref logits, ref probabilities, Dim, {Scale.Scale});");

    private string Careful(int start) => Roles.Any
        ? $"MaskedRow.Softmax(ref logits, ref probabilities, Dim, {Scale.Scale}, {Roles.RowArguments}, {Roles.EmptyRow});"
        : $"AnyRow.Softmax(ref {VectorText.Advanced("logits", start)}, ref {VectorText.Advanced("probabilities", start)}, Dim, {Scale.Scale});";

    public override string RuntimeCall
    {
        get
        {
            return Plan.Spec.Options.Reproducible
                ? $"ReproducibleRows.Softmax(ref logits, ref probabilities, rows, Dim, {Literals.Of(Plan.Spec.Options.Inner)}, {Scale.Scale}, {Roles.OfReferences})"
                : $"InnerRows.Softmax(ref logits, ref probabilities, rows, Dim, Inner, {Scale.Scale}, {Roles.OfReferences})";
        }
    }

    public override void WriteRun(CodeWriter writer, RunText run)
    {
        if (run.Find(ParameterRole.InPlace) is { } inPlace)
        {
            run.Rows(inPlace, "inPlace");
            Roles.WriteChecks(writer, run, inPlace, "inPlace");
            Roles.WriteOverlapChecks(writer, run, inPlace, "inPlace");
            run.Copy("given", "inPlace");
            writer.Line($"ref {Element} row = ref MemoryMarshal.GetReference(inPlace);");
            run.Dispatch(["ref row", "ref row", .. RoleReferences]);
            run.Verify("Softmax", "given, inPlace");
            return;
        }

        ParameterText logitsParameter = run[ParameterRole.Logits], probabilities = run[ParameterRole.Probabilities];
        run.Rows(logitsParameter, "logits");
        run.SameLength(probabilities, "probabilities", logitsParameter, "logits.Length");
        run.NoPartialOverlap(logitsParameter, "logits", probabilities, "probabilities");
        Roles.WriteChecks(writer, run, logitsParameter, "logits");
        Roles.WriteOverlapChecks(writer, run, probabilities, "probabilities");
        run.Copy("given", "logits");
        run.Dispatch(References.Select(r => $"ref MemoryMarshal.GetReference({r.Name})").ToArray());
        run.Verify("Softmax", "given, probabilities");
    }

    private IEnumerable<string> RoleReferences => Roles.References.Select(r => $"ref MemoryMarshal.GetReference({r.Name})");
}
