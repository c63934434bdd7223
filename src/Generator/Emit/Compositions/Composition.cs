using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit.Compositions;

/// <summary>
/// One kernel of the family as a sequence of passes. The surrounding text — class, loops over rows, choice of the vector width — is the same for all.
/// </summary>
internal abstract class Composition(KernelPlan plan)
{
    public static Composition Of(KernelPlan plan) => plan.Spec.Kind switch
    {
        KernelKind.Softmax => new SoftmaxComposition(plan),
        KernelKind.SoftmaxGradient => new SoftmaxGradientComposition(plan),
        _ => new CrossEntropyComposition(plan),
    };

    protected KernelPlan Plan { get; } = plan;

    protected string Element { get; } = plan.Spec.Element.Name();

    public ScaleText Scale { get; } = new(plan);

    public RoleText Roles { get; } = new(plan);

    /// <summary>What the kernel computes, as a formula in plain text.</summary>
    public abstract string Formula { get; }

    /// <summary>The passes over a row in words, in order.</summary>
    public abstract string Passes { get; }

    /// <summary>The references that walk from row to row, with the elements of one row.</summary>
    public abstract IReadOnlyList<RowReference> References { get; }

    /// <summary>Values that stay the same for all rows, as parameter declarations.</summary>
    public virtual IEnumerable<string> Constants => Roles.Constants;

    /// <summary>Their names.</summary>
    public IEnumerable<string> ConstantNames => Constants.Select(c => c.Split(' ')[1]);

    /// <summary>The arguments of a method over rows: where they lie, how many there are if the call says so, and the constants.</summary>
    public string Arguments(IEnumerable<string> references, string? rows) =>
        string.Join(", ", references.Concat(rows is null ? [] : [rows]).Concat(ConstantNames));

    /// <summary>The same, from a method that has them as parameters.</summary>
    public string OwnArguments => Arguments(References.Select(r => $"ref {r.Name}"), "rows");

    /// <summary>What a path starts with.</summary>
    public void WritePathStart(CodeWriter writer)
    {
        if (UsesExponentials && !Scale.IsConstant)
        {
            writer.Line(Scale.Prologue);
        }
    }

    /// <summary>What each row starts with.</summary>
    public void WriteRowStart(CodeWriter writer) => Roles.WriteRowStart(writer);

    /// <summary>The routine of the runtime that does the work of a strided or reproducible kernel, as a call with its result.</summary>
    public abstract string RuntimeCall { get; }

    /// <summary>Whether each row contributes to a sum of losses, which the path returns.</summary>
    public virtual bool ReturnsLoss => false;

    /// <summary>Whether the two-part scale appears in the text.</summary>
    public virtual bool UsesExponentials => true;

    /// <summary>The rows of one block, kept in registers from the load to the store.</summary>
    public abstract void WriteInRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows);

    /// <summary>One row that is too long for the registers.</summary>
    public abstract void WriteInMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows);

    /// <summary>The memory that <see cref="WriteAcrossLanes"/> uses from pass to pass.</summary>
    public virtual void WriteLaneScratch(CodeWriter writer, VectorText v) => throw NotAcrossRows();

    /// <summary>Groups of as many rows as a vector has lanes; called only for kernels whose plan says so.</summary>
    public virtual void WriteAcrossLanes(CodeWriter writer, VectorText v) => throw NotAcrossRows();

    /// <summary>A vector of rows of one element; called only for kernels whose plan says so.</summary>
    public virtual void WriteClosedForm(CodeWriter writer, VectorText v) => throw NotAcrossRows();

    /// <summary>One row on a machine without vectors.</summary>
    public abstract void WriteScalar(CodeWriter writer);

    /// <summary>The public entry: argument checks, then the path.</summary>
    public abstract void WriteRun(CodeWriter writer, RunText run);

    private NotSupportedException NotAcrossRows() => new($"No plan puts several rows of {Plan.Spec.Kind} into one vector.");
}

/// <summary>A by-reference parameter of a path: its element type, its name, and how many elements one row takes.</summary>
internal sealed record RowReference(string Type, string Name, int Stride)
{
    public string Declaration => $"ref {Type} {Name}";

    /// <summary>The variable that holds the step, where only the call knows it.</summary>
    public string? RunTimeStride { get; init; }

    public string Step(int rows) => RunTimeStride ?? Literals.Of(Stride * rows);
}
