using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary><c>TensorPrimitives.SoftMax(x, destination)</c>: another method, the same two spans.</summary>
internal static class LibraryCallRewrite
{
    public static SoftmaxRewrite? For(LibrarySoftmaxSite site, SemanticModel model, CancellationToken cancellationToken)
    {
        if (site.Method != KnownMethod.TensorPrimitivesSoftMax
            || site.Type is not (NumericType.Single or NumericType.Double)
            || site.Call is not IInvocationOperation { Arguments: var arguments }
            || site.Call.Syntax is not InvocationExpressionSyntax call
            || Argument(arguments, 0) is not { } x
            || Argument(arguments, 1) is not { } destination)
        {
            return null;
        }

        var logits = new RowExpression(x, model, cancellationToken);
        var probabilities = new RowExpression(destination, model, cancellationToken);
        int? length = logits.ConstantLength ?? (logits.Text == probabilities.Text ? probabilities.ConstantLength : null);
        string target = probabilities.Text;
        List<string> usings = [];

        // The library lets the destination be longer; StableMath and kernels do not.
        if (logits.Text != probabilities.Text && logits.CanonicalLength != probabilities.CanonicalLength)
        {
            if (!logits.IsSimple || !(logits.IsArray || logits.IsSpan) || !(probabilities.IsArray || probabilities.IsSpan))
            {
                return null;
            }

            target = probabilities.FirstAsSpan(logits.LengthText);
            usings.Add("System");
        }

        return new SoftmaxRewrite(call, CallPlacement.InsteadOfExpression, logits.Text, target, site.Type) { Length = length, Usings = usings };
    }

    private static ExpressionSyntax? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Syntax is ArgumentSyntax argument ? argument.Expression : null;
}
