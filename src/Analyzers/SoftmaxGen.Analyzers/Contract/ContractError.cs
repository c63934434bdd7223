using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Contract;

/// <summary>A broken rule of the kernel contract as plain data that compares by value; holds no syntax tree, so that compilations can be let go.</summary>
internal sealed record ContractError(string Id, string Arguments, string FilePath, TextSpan Span, LinePositionSpan Lines, bool StopsTheCompiler)
{
    // Arguments are names and types of C#, which hold no line break.
    private const char Separator = '\n';

    public static ContractError Of(KernelViolation violation, bool stopsTheCompiler)
    {
        FileLinePositionSpan place = violation.Location?.GetLineSpan() ?? default;
        return new ContractError(
            violation.Id,
            string.Join(Separator.ToString(), violation.Arguments),
            place.Path ?? "",
            violation.Location?.SourceSpan ?? default,
            place.Span,
            stopsTheCompiler);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        ContractDescriptors.For(Id),
        FilePath.Length == 0 ? Location.None : Location.Create(FilePath, Span, Lines),
        Arguments.Split(Separator).ToArray<object>());
}
