using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Shifting;

/// <summary>The degree of what a call returns: LINQ, ForEach, Parallel.For and Add hand numbers on, everything else must get none with a factor.</summary>
internal sealed class ScaleOfCalls(ScaleCheck check, SemanticModel model, CancellationToken cancellationToken)
{
    public int? Degree(InvocationExpressionSyntax call)
    {
        ArgumentSyntax[] arguments = [.. call.ArgumentList.Arguments];
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return Other(call, arguments);
        }

        bool isExtension = method.MethodKind == MethodKind.ReducedExtension || !method.IsStatic;
        ExpressionSyntax? receiver = isExtension ? (call.Expression as MemberAccessExpressionSyntax)?.Expression : arguments.FirstOrDefault()?.Expression;
        ExpressionSyntax? function = arguments.Skip(isExtension ? 0 : 1).FirstOrDefault()?.Expression;
        return (method.Name, receiver, function) switch
        {
            ("ToArray" or "ToList" or "Sum" or "AsEnumerable", { } row, null) => check.DegreeOf(row),
            ("Select" or "Sum" or "ConvertAll" or "ForEach", { } row, { } each) => check.Apply(each, check.DegreeOf(row)),
            ("Add", { } list, { } item) when isExtension => check.Fill(list, check.DegreeOf(item)),
            ("GetLength" or "GetUpperBound" or "Count", _, _) => 0,
            ("For", _, _) when method.ContainingType.Name == "Parallel" && arguments.Length == 3 => check.Apply(arguments[2].Expression, 0),
            _ => Other(call, arguments),
        };
    }

    private int? Other(InvocationExpressionSyntax call, ArgumentSyntax[] arguments)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver })
        {
            check.Expect(check.DegreeOf(receiver), 0);
        }

        foreach (ArgumentSyntax argument in arguments)
        {
            check.Expect(check.DegreeOf(argument.Expression), 0);
        }

        return 0;
    }
}
