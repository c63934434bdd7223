using System;
using System.Collections.Generic;
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
        WriteMethod(PlanSummary.Of(path), Literals.Of(path.Bits), () =>
        {
            if (path.RowsTogether == 1)
            {
                WriteLoop(1, () => WriteRow(path, text));
                return;
            }

            WriteRowsTogether(path, text);
            writer.Line();
            WriteRest(path);
        });

        if (path.RowsTogether > 1 && Narrower(path) is null)
        {
            writer.Line();
            WriteMethod($"{Literals.Of(path.Bits)}-bit: the rows that are left, one at a time.", Left(path), () => WriteLoop(1, () => WriteRow(path, text)));
        }
    }

    /// <summary>A method with loops over rows.</summary>
    private void WriteMethod(string summary, string name, Action body)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        // Optimised from the first call on: unoptimised vector code is a hundred times slower, and long rows would stay in it. Never inlined: in a caller's
        // method the JIT may have no room left for the helpers and calls each of them instead (measured: 2.2 times as slow).
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        WriteRows(name, body);
    }

    private void WriteRowsTogether(PathPlan path, VectorText text)
    {
        if (path.Residency == Residency.Lanes)
        {
            LaneLoop.Groups(writer, text, composition);
            return;
        }

        IReadOnlyList<Row> rows = Row.Together(path.RowsTogether, plan.Spec.Dim);
        WriteLoop(path.RowsTogether, path.Residency switch
        {
            Residency.ClosedForm => () => composition.WriteClosedForm(writer, text),
            Residency.Registers => () => composition.WriteInRegisters(writer, text, rows),
            _ => () => composition.WriteInMemory(writer, text, rows),
        });
    }

    private void WriteRow(PathPlan path, VectorText text)
    {
        IReadOnlyList<Row> row = Row.Together(1, plan.Spec.Dim);
        if (path.Residency == Residency.Memory)
        {
            composition.WriteInMemory(writer, text, row);
        }
        else
        {
            composition.WriteInRegisters(writer, text, row);
        }
    }

    /// <summary>What is left of a batch, in a method of its own: the JIT has so many helpers to inline into one.</summary>
    private void WriteRest(PathPlan path)
    {
        PathPlan? narrower = Narrower(path);
        string method = PathName(plan, narrower is null ? Left(path) : Literals.Of(narrower.Bits));
        writer.Line(narrower is null
            ? "// The rows that are left."
            : "// Fewer rows are left than this vector has lanes: they may fill the next narrower one.");
        writer.Block("if (rows != 0)", () => writer.Line($"{method}({composition.OwnArguments});"));
    }

    private static string Left(PathPlan path) => $"Left{Literals.Of(path.Bits)}";

    /// <summary>With rows across lanes, the path that takes what does not fill a vector.</summary>
    private PathPlan? Narrower(PathPlan path) => path.AcrossRows ? plan.Paths.FirstOrDefault(p => p.Bits < path.Bits) : null;

    private void WriteScalarPath()
    {
        writer.Line("/// <summary>Without vector hardware: the runtime's routine, in double precision.</summary>");
        WriteRows("Scalar", () => WriteLoop(1, () => composition.WriteScalar(writer)));
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

    private void WriteLoop(int together, Action body)
    {
        if (!plan.Spec.Batched)
        {
            composition.WriteRowStart(writer);
            body();
            return;
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
