using System.Collections.Generic;
using SoftmaxGen.Generator.Emit.Compositions;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit;

/// <summary>The run-time roles of a kernel in its text: what the paths are given, and how they hand it on to the runtime. Nothing where none is declared.</summary>
internal sealed class RoleText(KernelPlan plan)
{
    private bool HasMask => plan.Has(ParameterRole.AddedMask) || plan.Has(ParameterRole.BooleanMask);

    private bool HasValidLength => plan.Has(ParameterRole.ValidLength) || plan.Has(ParameterRole.ValidLengths);

    /// <summary>A mask can be one row that all share or as long as the logits; which of them shows at run time.</summary>
    private bool HasMaskStep => HasMask && (plan.Spec.Batched || plan.Spec.Options.Inner > 1);

    /// <summary>Whether entries can be taken out of a row.</summary>
    public bool Any => HasMask || HasValidLength;

    /// <summary>References that walk from row to row; the mask's step is 0 when the rows share it.</summary>
    public IEnumerable<RowReference> References
    {
        get
        {
            if (HasMask)
            {
                yield return new RowReference(plan.Has(ParameterRole.BooleanMask) ? "bool" : plan.Spec.Element.Name(), "mask", 0) { RunTimeStride = HasMaskStep ? "maskStep" : null };
            }

            if (plan.Has(ParameterRole.ValidLengths))
            {
                yield return new RowReference("int", "validLengths", plan.Spec.Options.Inner);
            }
        }
    }

    /// <summary>Values that are the same for all rows.</summary>
    public IEnumerable<string> Constants
    {
        get
        {
            if (HasMaskStep)
            {
                yield return "int maskStep";
            }

            if (plan.Has(ParameterRole.ValidLength))
            {
                yield return "int validLength";
            }

            if (plan.Has(ParameterRole.Temperature))
            {
                yield return ScaleText.Parameter;
            }
        }
    }

    /// <summary>The first statements for each row.</summary>
    public void WriteRowStart(CodeWriter writer)
    {
        if (plan.Has(ParameterRole.ValidLengths))
        {
            writer.Line("int validLength = validLengths;");
        }
    }

    /// <summary>The roles of one row as the last arguments of a runtime routine.</summary>
    public string RowArguments => string.Join(
        ", ",
        plan.Has(ParameterRole.AddedMask) ? "MemoryMarshal.CreateReadOnlySpan(ref mask, Dim)" : "default",
        plan.Has(ParameterRole.BooleanMask) ? "MemoryMarshal.CreateReadOnlySpan(ref mask, Dim)" : "default",
        HasValidLength ? "validLength" : "Dim");

    public string EmptyRow => $"EmptyRow.{plan.Spec.Options.EmptyRow}";

    /// <summary>The checks of the role parameters, and the values made of them.</summary>
    public void WriteChecks(CodeWriter writer, RunText run, ParameterText logits, string logitsVariable)
    {
        string rows = plan.Spec.Batched ? "(int)rows" : "1";
        if (run.Find(ParameterRole.Temperature) is { } temperature)
        {
            writer.Line($"double scaling = KernelArguments.Temperature((double)temperature, Scale, {temperature.Literal});");
        }

        if ((run.Find(ParameterRole.AddedMask) ?? run.Find(ParameterRole.BooleanMask)) is { } mask)
        {
            string check = $"KernelArguments.MaskStep(mask.Length, Dim, {logitsVariable}.Length, {Literals.Of(plan.RowElements)}, {mask.Literal}, {logits.Literal})";
            writer.Line(HasMaskStep ? $"int maskStep = {check};" : $"{check};");
        }

        if (run.Find(ParameterRole.ValidLength) is { } validLength)
        {
            writer.Line($"KernelArguments.ValidLength(validLength, Dim, {validLength.Literal});");
        }

        if (run.Find(ParameterRole.ValidLengths) is { } validLengths)
        {
            string inner = plan.Spec.Options.Inner > 1 ? " * Inner" : "";
            writer.Line($"KernelArguments.SameLength(validLengths.Length, {rows}{inner}, {validLengths.Literal}, {logits.Literal});");
            writer.Line($"KernelArguments.ValidLengths(validLengths, Dim, {validLengths.Literal});");
        }
    }

    /// <summary>What is written must not be a role's memory.</summary>
    public void WriteOverlapChecks(CodeWriter writer, RunText run, ParameterText destination, string variable)
    {
        foreach (ParameterRole role in new[] { ParameterRole.AddedMask, ParameterRole.BooleanMask, ParameterRole.ValidLengths })
        {
            if (run.Find(role) is { } parameter)
            {
                run.NoOverlap(parameter, role == ParameterRole.ValidLengths ? "validLengths" : "mask", destination, variable);
            }
        }
    }

    /// <summary>All roles as the runtime's strided and reproducible routines take them, of the references of a path.</summary>
    public string OfReferences => All(
        $"MemoryMarshal.CreateReadOnlySpan(ref mask, {(HasMaskStep ? "maskStep == 0 ? Dim : (int)rows * maskStep" : "Dim")})",
        $"MemoryMarshal.CreateReadOnlySpan(ref validLengths, (int)rows{(plan.Spec.Options.Inner > 1 ? " * Inner" : "")})");

    /// <summary>The same, of the spans of a call.</summary>
    public string OfSpans => All("mask", "validLengths");

    private string All(string mask, string validLengths)
    {
        if (!Any)
        {
            return "default";
        }

        var fields = new List<string>();
        if (HasMask)
        {
            fields.Add($"{(plan.Has(ParameterRole.AddedMask) ? "AddedMask" : "BooleanMask")} = {mask}");
        }

        if (HasValidLength)
        {
            fields.Add($"ValidLengths = {(plan.Has(ParameterRole.ValidLength) ? "MemoryMarshal.CreateReadOnlySpan(ref validLength, 1)" : validLengths)}");
        }

        fields.Add($"EmptyRow = {EmptyRow}");
        return $"new RowRoles<{plan.Spec.Element.Name()}> {{ {string.Join(", ", fields)} }}";
    }
}
