using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Emit.Passes;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit.Compositions;

/// <summary>Dot product, then combine.</summary>
internal sealed class SoftmaxGradientComposition(KernelPlan plan) : Composition(plan)
{
    private const string FirstInput = "probabilities", SecondInput = "upstream", Output = "gradient";

    public override string Formula => Plan.Spec.Scale == 1
        ? "gradient[i] = probabilities[i]·(upstream[i] − Σ probabilities[j]·upstream[j])"
        : $"gradient[i] = s·probabilities[i]·(upstream[i] − Σ probabilities[j]·upstream[j]), s = {Literals.Plain(Plan.Spec.Scale)}";

    public override string Passes => "dot product of probabilities and upstream gradient; combine";

    public override bool UsesExponentials => false;

    public override IReadOnlyList<RowReference> References { get; } =
        [
        new(plan.Spec.Element.Name(), FirstInput, plan.RowElements),
        new(plan.Spec.Element.Name(), SecondInput, plan.RowElements),
        new(plan.Spec.Element.Name(), Output, plan.RowElements),
    ];

    public override void WriteInRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        RowLayout layout = v.Layout;
        writer.Line("// Read both rows once.");
        for (int i = 0; i < layout.Vectors; i++)
        {
            writer.Line($"{v.Vector} p{Literals.Of(i)} = {v.Load(FirstInput, 0, i)}, u{Literals.Of(i)} = {v.Load(SecondInput, 0, i)};");
        }

        writer.Line();
        DotPass.InRegisters(writer, v);
        writer.Line();
        WriteCentre(writer, v);
        for (int i = 0; i < layout.Vectors; i++)
        {
            writer.Line(v.Store(Combined($"p{Literals.Of(i)}", $"u{Literals.Of(i)}"), Output, 0, i));
        }
    }

    public override void WriteInMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        RowLayout layout = v.Layout;
        if (layout.HasLast)
        {
            writer.Line($"// The last vectors share {Literals.Of(layout.LastDone)} lanes with those before them: read first, as the gradient may replace an input.");
            writer.Line($"{v.Vector} lastP = {v.LoadAt(FirstInput, layout.LastOffset)}, lastU = {v.LoadAt(SecondInput, layout.LastOffset)};");
            writer.Line();
        }

        DotPass.InMemory(writer, v);
        writer.Line();
        WriteCentre(writer, v);
        LoopText.Steps(writer, layout, 0, () =>
        {
            for (int k = 0; k < LoopText.VectorsPerStep; k++)
            {
                int element = k * layout.Lanes;
                writer.Line(v.StoreAt(Combined(v.LoadAt(FirstInput, "i", element), v.LoadAt(SecondInput, "i", element)), Output, "i", element));
            }
        });

        for (int k = 0; k < layout.RestVectors; k++)
        {
            int element = LoopText.RestElement(layout, k);
            writer.Line(v.StoreAt(Combined(v.LoadAt(FirstInput, element), v.LoadAt(SecondInput, element)), Output, Literals.Of(element), 0));
        }

        if (layout.HasLast)
        {
            writer.Line(v.StoreAt(Combined("lastP", "lastU"), Output, Literals.Of(layout.LastOffset), 0));
        }
    }

    private void WriteCentre(CodeWriter writer, VectorText v)
    {
        writer.Line("// Combine and store.");
        writer.Line($"{v.Vector} centre = {v.Class}.Create(dot);");
        if (Plan.Spec.Scale != 1)
        {
            writer.Line($"{v.Vector} factor = {v.Class}.Create({v.Narrowed("Scale")});");
        }
    }

    private string Combined(string probabilities, string upstream) =>
        Plan.Spec.Scale == 1 ? $"({probabilities} * ({upstream} - centre))" : $"(factor * {probabilities} * ({upstream} - centre))";

    public override string RuntimeCall
    {
        get
        {
            string routine = Plan.Spec.Options.Reproducible ? "ReproducibleRows" : "InnerRows";
            return $"{routine}.SoftmaxGradient(ref {FirstInput}, ref {SecondInput}, ref {Output}, rows, Dim, {Literals.Of(Plan.Spec.Options.Inner)}, Scale)";
        }
    }

    public override void WriteScalar(CodeWriter writer) =>
        writer.Line($"ScalarRow.SoftmaxGradient(ref {FirstInput}, ref {SecondInput}, ref {Output}, Dim, Scale);");

    public override void WriteRun(CodeWriter writer, RunText run)
    {
        ParameterText probabilities = run[ParameterRole.Probabilities], upstream = run[ParameterRole.Upstream], gradient = run[ParameterRole.Gradient];
        run.Rows(probabilities, FirstInput);
        run.SameLength(upstream, SecondInput, probabilities, $"{FirstInput}.Length");
        run.SameLength(gradient, Output, probabilities, $"{FirstInput}.Length");
        run.NoPartialOverlap(probabilities, FirstInput, gradient, Output);
        run.NoPartialOverlap(upstream, SecondInput, gradient, Output);
        run.Copy("givenProbabilities", FirstInput);
        run.Copy("givenUpstream", SecondInput);
        run.Dispatch(References.Select(r => $"ref MemoryMarshal.GetReference({r.Name})").ToArray());
        run.Verify("SoftmaxGradient", $"givenProbabilities, givenUpstream, {Output}");
    }
}
