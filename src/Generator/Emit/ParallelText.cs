using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Emit.Compositions;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit;

/// <summary>The call that splits the rows of a <c>Parallel</c> kernel over the thread pool.</summary>
internal sealed class ParallelText(CodeWriter writer, KernelPlan plan, Composition composition)
{
    /// <summary>The references that the runtime's <c>ParallelRows</c> can walk; more than any kernel has.</summary>
    private static readonly string[] Slots = ["a", "b", "c", "d", "e", "f"];

    private static readonly string[] ConstantSlots = ["Weight", "Scaling", "MaskStep", "ValidLength"];

    public void WriteCall(IReadOnlyList<string> references)
    {
        writer.Line("// Shares of the rows go to the thread pool when there are enough of them; each row is computed as on one thread.");
        writer.Line($"{(composition.ReturnsLoss ? "LossSum loss = " : "")}ParallelRows.Run(");
        writer.Indented(() =>
        {
            writer.Line($"static ({string.Join(", ", Slots.Select(s => $"ref byte {s}"))}, nuint rows, in RowConstants constants) =>");
            writer.Indented(() => writer.Line($"{RunText.AllRows}({string.Join(", ", composition.References.Select(Typed).Concat(["rows"]).Concat(composition.ConstantNames.Select(n => $"constants.{Slot(n)}")))}),"));
            writer.Line($"rows, {Literals.Of(plan.RowElements)}, new RowConstants {{ {string.Join(", ", composition.ConstantNames.Select(n => $"{Slot(n)} = {n}"))} }},");
            for (int i = 0; i < references.Count; i++)
            {
                RowReference reference = composition.References[i];
                writer.Line($"ParallelRows.Walk({references[i]}, {reference.Step(1)}){(i == references.Count - 1 ? ");" : ",")}");
            }
        });
    }

    private static string Slot(string name) => ConstantSlots.First(slot => slot.Equals(name, System.StringComparison.OrdinalIgnoreCase));

    private static string Typed(RowReference reference, int index) => $"ref Unsafe.As<byte, {reference.Type}>(ref {Slots[index]})";
}
