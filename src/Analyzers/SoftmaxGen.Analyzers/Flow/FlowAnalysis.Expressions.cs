using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Expressions: what each kind of operation evaluates to.</content>
internal sealed partial class FlowAnalysis
{
    private Value EvaluateExpression(IOperation operation)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return Convert(conversion);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IDefaultValueOperation:
                return ExpRange.Of(operation.Type) is null ? Value.Unknown : Value.Constant(0);
            case IPropertyReferenceOperation { Instance: null, Property: { Name: "Zero" or "One" or "NegativeInfinity" } property } when ExpRange.Of(property.Type) is not null:
                return Value.Constant(property.Name switch { "Zero" => 0, "One" => 1, _ => double.NegativeInfinity });
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                EvaluateChildren(operation);
                return Read(operation);
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices } range when indices[0].Type is { Name: "Range" }:
                return Value.FreshCollection(ReadElement(Evaluate(range.ArrayReference), ElementType(range.Type)));
            case IArrayElementReferenceOperation element:
                return ReadElement(Evaluate(element.ArrayReference), element.Type);
            case IPropertyReferenceOperation indexer:
                return ReadElement(Evaluate(indexer.Instance), indexer.Type);
            case IImplicitIndexerReferenceOperation indexer:
                Value whole = Evaluate(indexer.Instance);
                return IsCollection(indexer.Type) ? whole : ReadElement(whole, indexer.Type);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value));
            case ICompoundAssignmentOperation assignment:
                Value left = Evaluate(assignment.Target);
                Value combined = Combine(assignment, assignment.OperatorKind, assignment.Target, left, assignment.Value, Evaluate(assignment.Value));
                return Assign(assignment.Target, combined.Role == Role.Unknown ? combined : Narrow(combined, assignment.Type));
            case IDeconstructionAssignmentOperation or IIncrementOrDecrementOperation:
                EvaluateChildren(operation);
                Forget(operation);
                return Value.Unknown;
            case IBinaryOperation binary:
                return Combine(binary, binary.OperatorKind, binary.LeftOperand, Evaluate(binary.LeftOperand), binary.RightOperand, Evaluate(binary.RightOperand));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                return Negate(Evaluate(minus.Operand));
            case IInvocationOperation call:
                return Call(call);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IArrayCreationOperation creation:
                return Create(creation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IAnonymousFunctionOperation function:
                EvaluateBodyAside(function.Body);
                return Value.Unknown;
            case ICoalesceOperation coalesce:
                return Value.Join(Evaluate(coalesce.Value), Evaluate(coalesce.WhenNull));
            default:
                EvaluateChildren(operation);
                return Value.Unknown;
        }
    }

    private Value Convert(IConversionOperation conversion)
    {
        Value value = Evaluate(conversion.Operand);
        return value.Role == Role.Collection ? value : Narrow(value, conversion.Type);
    }

    /// <summary>Passing through an integer type ends what is known; through a narrower floating-point type, the range shrinks.</summary>
    private static Value Narrow(Value value, ITypeSymbol? type) =>
        value.Role is Role.Constant or Role.Item ? value
        : ExpRange.Of(type) is { } numeric ? value.NarrowedTo(numeric)
        : Value.Unknown;
}
