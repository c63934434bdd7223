using System;
using System.Linq;
using SoftmaxGen.Generator.Emit.Compositions;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit;

/// <summary>The file-local class with a kernel's constants, its entry and one method per vector width.</summary>
internal sealed class KernelClass(CodeWriter writer, KernelPlan plan)
{
    /// <summary>The JIT's orders for a method with loops.</summary>
    private const string Attributes = "MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining";

    private readonly Composition composition = Composition.Of(plan);

    public static string Name(KernelPlan plan) => plan.Spec.Method.Identifier.TrimStart('@') + "Kernel";

    public static string PathName(KernelPlan plan, string width) => (plan.Spec.Batched ? "Rows" : "Row") + width;

    public void Write() => writer.Block($"file static class {Name(plan)}", () =>
    {
        WriteConstants();
        WriteRun();
        if (plan.HasAllRows)
        {
            writer.Line();
            WriteAllRows();
        }

        if (plan.InRuntime)
        {
            return;
        }

        foreach (PathPlan path in plan.Paths)
        {
            writer.Line();
            WritePath(path);
        }

        writer.Line();
        WriteScalarPath();
    });

    private void WriteConstants()
    {
        writer.Line(plan.Spec.Options.Inner > 1
            ? $"private const int Dim = {Literals.Of(plan.Spec.Dim)}, Inner = {Literals.Of(plan.Spec.Options.Inner)};"
            : $"private const int Dim = {Literals.Of(plan.Spec.Dim)};");
        writer.Line($"private const double Scale = {Literals.Of(plan.Spec.Scale)};");
        if (composition.UsesExponentials && !plan.InRuntime && !plan.Has(ParameterRole.Temperature))
        {
            bool isDouble = plan.Spec.Element == ElementType.Double;
            string number = isDouble ? "double" : "float";
            writer.Line();
            writer.Line($"// {(plan.Scale.NegateLogits ? "|Scale|" : "Scale")}·log2(e) in two {number}s, exact to {(isDouble ? "106" : "48")} bits; and how far below the maximum a probability rounds to zero.");
            writer.Line($"private const {number} ScaleHigh = {Number(plan.Scale.High)}, ScaleLow = {Number(plan.Scale.Low)};");
            writer.Line($"private const {number} Reach = {Number(plan.Scale.Reach)};");
        }

        writer.Line();
    }

    private string Number(double value) => plan.Spec.Element == ElementType.Double ? Literals.Of(value) : Literals.Of((float)value);

    private void WriteRun()
    {
        string parameters = string.Join(", ", plan.Spec.Method.Parameters.Select(p => $"{RunType(p)} {RunName(p.Role)}"));
        writer.Line("/// <summary>Checks the arguments, all of them before anything is written, and takes the widest path that the machine has.</summary>");
        writer.Block($"internal static {plan.Spec.Method.ReturnType} Run({parameters})", () => composition.WriteRun(writer, new RunText(writer, plan, composition)));
    }

    /// <summary>What one thread does with its share of the rows.</summary>
    private void WriteAllRows()
    {
        string what = plan.InRuntime ? "Rows that gain nothing from text of their own: the runtime's routine for them" : "The rows that one thread takes";
        writer.Line($"/// <summary>{what}.</summary>");
        string result = composition.ReturnsLoss || plan.Spec.Options.Parallel ? "LossSum" : "void";
        writer.Block($"private static {result} {RunText.AllRows}({Parameters(batched: true)})", () => new RunText(writer, plan, composition).WriteAllRows());
    }

    private string Parameters(bool batched) => string.Join(
        ", ",
        composition.References.Select(r => r.Declaration).Concat(batched ? ["nuint rows"] : []).Concat(composition.Constants));

    private static string RunType(ParameterSpec parameter) => parameter.Type.Replace("global::System.", "");

    private static string RunName(ParameterRole role) => role switch
    {
        ParameterRole.InPlace => "inPlace",
        ParameterRole.AddedMask or ParameterRole.BooleanMask => "mask",
        ParameterRole.ValidLength => "validLength",
        ParameterRole.ValidLengths => "validLengths",
        _ => role.ToString().ToLowerInvariant(),
    };

    private void WritePath(PathPlan path)
    {
        var text = new VectorText(path, plan.Spec.Element);
        writer.Line($"/// <summary>{PlanSummary.Of(path)}</summary>");
        // Optimised from the first call on: unoptimised vector code is a hundred times slower, and long rows would stay in it. Never inlined: in a caller's
        // method the JIT may have no room left for the helpers and calls each of them instead (measured: 2.2 times as slow).
        writer.Line($"[MethodImpl({Attributes})]");
        WriteRows(Literals.Of(path.Bits), () =>
        {
            switch (path.Residency)
            {
                case Residency.Memory:
                    if (path.RowsTogether > 1)
                    {
                        WriteLoop("", path.RowsTogether, () => composition.WriteInMemory(writer, text, Row.Together(path.RowsTogether, plan.Spec.Dim)));
                        writer.Line();
                    }

                    WriteLoop(Left(path), 1, () => composition.WriteInMemory(writer, text, Row.Together(1, plan.Spec.Dim)));
                    return;
                case Residency.ClosedForm:
                    WriteLoop("", path.RowsTogether, () => composition.WriteClosedForm(writer, text));
                    writer.Line();
                    break;
                case Residency.Lanes:
                    LaneLoop.Groups(writer, text, composition);
                    writer.Line();
                    break;
                case Residency.Registers when path.RowsTogether > 1:
                    WriteLoop("", path.RowsTogether, () => composition.WriteInRegisters(writer, text, Row.Together(path.RowsTogether, plan.Spec.Dim)));
                    writer.Line();
                    break;
            }

            if (path.AcrossRows && plan.Paths.FirstOrDefault(p => p.Bits < path.Bits) is { } narrower)
            {
                LaneLoop.Narrower(writer, PathName(plan, Literals.Of(narrower.Bits)), composition);
                return;
            }

            WriteLoop(Left(path), 1, () => composition.WriteInRegisters(writer, text, Row.Together(1, plan.Spec.Dim)));
        });
    }

    private static string Left(PathPlan path) => path.RowsTogether > 1 ? "// The rows that are left." : "";

    private void WriteScalarPath()
    {
        writer.Line("/// <summary>Without vector hardware: the runtime's routine, in double precision.</summary>");
        WriteRows("Scalar", () => WriteLoop("", 1, () => composition.WriteScalar(writer)));
    }

    private void WriteRows(string width, Action body)
    {
        writer.Block($"private static {(composition.ReturnsLoss ? "LossSum" : "void")} {PathName(plan, width)}({Parameters(plan.Spec.Batched)})", () =>
        {
            if (composition.ReturnsLoss)
            {
                writer.Line("LossSum loss = default;");
            }

            composition.WritePathStart(writer);
            body();
            if (composition.ReturnsLoss)
            {
                writer.Line("return loss;");
            }
        });
    }

    private void WriteLoop(string comment, int together, Action body)
    {
        if (!plan.Spec.Batched)
        {
            composition.WriteRowStart(writer);
            body();
            return;
        }

        if (comment.Length > 0)
        {
            writer.Line(comment);
        }

        string header = together == 1
            ? "for (; rows != 0; rows--)"
            : $"for (; rows >= {Literals.Of(together)}; rows -= {Literals.Of(together)})";
        writer.Block(header, () =>
        {
            composition.WriteRowStart(writer);
            body();
            writer.Line();
            foreach (RowReference reference in composition.References)
            {
                writer.Line($"{reference.Name} = ref Unsafe.Add(ref {reference.Name}, {reference.Step(together)});");
            }
        });
    }
}
