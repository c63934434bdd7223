using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>Which of the sites in a description are worth a warning.</summary>
internal static class UnshiftedSoftmaxRules
{
    /// <summary>The first release of System.Numerics.Tensors whose Tensor.SoftMax subtracts the maximum; TensorPrimitives.SoftMax does in none so far.</summary>
    private const int TensorSoftMaxFixedIn = 11;

    public static bool IsUnshifted(LibrarySoftmaxSite site)
    {
        if (site.Method == KnownMethod.TensorSoftMax && (site.Call as IInvocationOperation)?.TargetMethod.ContainingAssembly?.Identity.Version.Major >= TensorSoftMaxFixedIn)
        {
            return false;
        }

        // Shifted, clamped or constant input is safe; so are probabilities. Everything else may be as large as a logit gets.
        return site.IsRaw;
    }

    /// <summary>The argument as it stands in the code.</summary>
    public static string InputText(LibrarySoftmaxSite site) =>
        site.Call is IInvocationOperation call ? call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value.Syntax.ToString() ?? "the input"
        : (site.Call.Syntax as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault()?.ToString() ?? "the input";
}
