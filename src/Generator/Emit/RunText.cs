using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Emit.Compositions;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit;

/// <summary>A parameter as the user named it, for messages.</summary>
internal readonly record struct ParameterText(string Literal);

/// <summary>The statements of a kernel's entry: checks, all of them before anything is written, then the widest path that the machine has.</summary>
internal sealed class RunText(CodeWriter writer, KernelPlan plan, Composition composition)
{
    /// <summary>The method of a parallel kernel that does one thread's share.</summary>
    public const string AllRows = "AllRows";

    public ParameterText this[ParameterRole role] => Find(role)!.Value;

    public ParameterText? Find(ParameterRole role) =>
        plan.Spec.Method.Parameters.FirstOrDefault(p => p.Role == role) is { } parameter
            ? new ParameterText(Literals.Of(parameter.Name))
            : null;

    public void Rows(ParameterText parameter, string variable) =>
        writer.Line(plan.Spec.Batched
            ? $"nuint rows = KernelArguments.Rows({variable}.Length, {RowElements}, {parameter.Literal});"
            : $"KernelArguments.OneRow({variable}.Length, {RowElements}, {parameter.Literal});");

    private string RowElements => plan.Spec.Options.Inner > 1 ? "Dim * Inner" : "Dim";

    public void SameLength(ParameterText parameter, string variable, ParameterText other, string length) =>
        writer.Line($"KernelArguments.SameLength({variable}.Length, {length}, {parameter.Literal}, {other.Literal});");

    public void NoPartialOverlap(ParameterText source, string sourceVariable, ParameterText destination, string destinationVariable) =>
        writer.Line($"KernelArguments.NoPartialOverlap({sourceVariable}, {destinationVariable}, {source.Literal}, {destination.Literal});");

    public void NoOverlap(ParameterText source, string sourceVariable, ParameterText destination, string destinationVariable, string? writableSource = null) =>
        writer.Line(writableSource is null
            ? $"KernelArguments.NoOverlap({sourceVariable}, {destinationVariable}, {source.Literal}, {destination.Literal});"
            : $"KernelArguments.NoOverlap((ReadOnlySpan<{writableSource}>){sourceVariable}, {destinationVariable}, {source.Literal}, {destination.Literal});");

    /// <summary>With the self-check on: keeps what the kernel was given, since it may be overwritten.</summary>
    public void Copy(string name, string variable)
    {
        if (plan.SelfCheck)
        {
            writer.Line($"{plan.Spec.Element.Name()}[] {name} = {variable}.ToArray();");
        }
    }

    /// <summary>With the self-check on: compares the result with the reference.</summary>
    public void Verify(string kind, string arguments, string options = "")
    {
        if (plan.SelfCheck)
        {
            writer.Line();
            writer.Line("// SoftmaxGenSelfCheck: throws when the result is not what the reference computes.");
            writer.Line($"KernelSelfCheck.{kind}({Literals.Of(plan.Spec.Method.DisplayName)}, {arguments}, Dim, {composition.Scale.Scale}{options}{SelfCheckRows});");
        }
    }

    /// <summary>Where the rows lie and what takes part in them, for the self-check.</summary>
    private string SelfCheckRows =>
        (plan.Spec.Options.Inner > 1 ? ", Inner" : "") + (composition.Roles.Any ? $", roles: {composition.Roles.OfSpans}" : "");

    /// <summary>Hands the rows to the path, or several shares of them to as many threads. Leaves the losses in <c>loss</c>.</summary>
    public void Dispatch(IReadOnlyList<string> references)
    {
        writer.Line();
        if (plan.Spec.Options.Parallel)
        {
            new ParallelText(writer, plan, composition).WriteCall(references);
        }
        else if (plan.InRuntime)
        {
            writer.Line($"{(composition.ReturnsLoss ? "LossSum loss = " : "")}{AllRows}({composition.Arguments(references, plan.Spec.Batched ? "rows" : "1")});");
        }
        else
        {
            ChooseWidth(composition.Arguments(references, plan.Spec.Batched ? "rows" : null), returns: false);
        }
    }

    /// <summary>The body of <see cref="AllRows"/>.</summary>
    public void WriteAllRows()
    {
        if (plan.InRuntime)
        {
            writer.Line($"{(composition.ReturnsLoss ? "return " : "")}{composition.RuntimeCall};");
        }
        else
        {
            ChooseWidth(composition.OwnArguments, returns: true);
        }

        if (plan.Spec.Options.Parallel && !composition.ReturnsLoss)
        {
            writer.Line("return default;");
        }
    }

    private void ChooseWidth(string arguments, bool returns)
    {
        string result = !composition.ReturnsLoss ? "" : returns ? "return " : "loss = ";
        if (composition.ReturnsLoss && !returns)
        {
            writer.Line("LossSum loss;");
        }

        string keyword = "if";
        foreach (PathPlan path in plan.Paths)
        {
            writer.Block($"{keyword} (Simd{Literals.Of(path.Bits)}.IsSupported)", () =>
                writer.Line($"{result}{KernelClass.PathName(plan, Literals.Of(path.Bits))}({arguments});"));
            keyword = "else if";
        }

        writer.Block("else", () => writer.Line($"{result}{KernelClass.PathName(plan, "Scalar")}({arguments});"));
    }
}
