using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Constants that are not what they look like.</content>
internal sealed partial class FlowAnalysis
{
    private void CheckConstant(IOperation operation, double number)
    {
        switch (operation)
        {
            case IParenthesizedOperation or IConversionOperation or IUnaryOperation:
                foreach (IOperation child in operation.ChildOperations.Where(c => c.ConstantValue.HasValue))
                {
                    CheckConstant(child, Number(child) ?? 0);
                }

                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum when IsReal(sum.Type) && IsGuard(sum) && Number(sum.LeftOperand) is { } left && Number(sum.RightOperand) is { } right:
                if (left != 0 && right != 0 && (number.Equals(left) || System.Math.Abs(number).Equals(System.Math.Abs(right))))
                {
                    double rest = number.Equals(left) ? left : right;
                    Vanished(operation, $"{operation.Syntax} is exactly {rest.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} in {ExpRange.Of(sum.Type)!.Value.Name()}: the epsilon is below half the spacing of the type there, so the guard does nothing");
                }

                break;
            case ILiteralOperation when number == 0 && IsReal(operation.Type) && operation.Syntax.ToString().TakeWhile(c => c is not ('e' or 'E')).Any(c => c is >= '1' and <= '9'):
                Vanished(operation, $"{operation.Syntax} is 0 in {ExpRange.Of(operation.Type)!.Value.Name()}: it is below the smallest number of the type, so the guard does nothing");
                break;
        }
    }

    /// <summary>1 − tiny alone is also how a function raises the inexact flag; in an argument of Clamp, Min, Max or Log it is a guard.</summary>
    private static bool IsGuard(IBinaryOperation sum) =>
        sum.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Clamp" or "Min" or "Max" or "Log" } }
        || (sum.Parent is IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Clamp" or "Min" or "Max" or "Log" } } });

    private void Vanished(IOperation operation, string message) => Report(SiteKind.VanishingEpsilon, operation, Term.Zero, ExpRange.Of(operation.Type)!.Value, subject: message);

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
