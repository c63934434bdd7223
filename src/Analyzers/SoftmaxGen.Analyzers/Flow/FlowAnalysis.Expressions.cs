using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

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
                return ExpRange.Of(operation.Type) is null ? Unknown() : Value.Of(0);
            case IPropertyReferenceOperation { Instance: null, Property: { Name: "Zero" or "One" or "NegativeInfinity" } property } when ExpRange.Of(property.Type) is not null:
                return Value.Of(property.Name switch { "Zero" => 0, "One" => 1, _ => double.NegativeInfinity });
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                return Read(operation);
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices } range when indices[0].Type is { Name: "Range" }:
                return Evaluate(range.ArrayReference);
            case IArrayElementReferenceOperation element:
                return ElementAt(Evaluate(element.ArrayReference), element.Type, [.. element.Indices.Select(Formula)]);
            case IPropertyReferenceOperation indexer:
                return ElementAt(Evaluate(indexer.Instance), indexer.Type, [.. indexer.Arguments.Select(a => Formula(a.Value))]);
            case IImplicitIndexerReferenceOperation indexer:
                Value whole = Evaluate(indexer.Instance);
                return IsCollection(indexer.Type) ? whole : ElementAt(whole, indexer.Type, [Formula(indexer.Argument)]);
            case ISimpleAssignmentOperation assignment:
                Value assigned = Evaluate(assignment.Value);
                NoteSum(assignment, assignment.Target, assigned.Number);
                return Assign(assignment.Target, assigned);
            case ICompoundAssignmentOperation assignment:
                return AssignCombined(assignment);
            case IIncrementOrDecrementOperation step:
                Value stepped = Evaluate(step.Target);
                Assign(step.Target, stepped.Number is { } counter ? Value.Of(counter + Term.Of(step.Kind == OperationKind.Increment ? 1 : -1)) : stepped);
                return stepped;
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IBinaryOperation binary:
                return Combine(binary, OperatorOf(binary), Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                return Map(Evaluate(minus.Operand), t => -t);
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
                return Unknown();
            case ICoalesceOperation coalesce:
                return Join(Evaluate(coalesce.Value), state, EvaluateAside(coalesce.WhenNull), state);
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);
            case IInvalidOperation invalid:
                return Invalid(invalid);
            default:
                return PointerElement(operation) is var (pointer, index) ? ElementAt(Evaluate(pointer), operation.Type, [index is null ? Term.Zero : Formula(index)]) : EvaluateChildren(operation);
        }
    }

    /// <summary><c>p[i]</c> and <c>*p</c>, which have no operation of their own.</summary>
    private static (IOperation Pointer, IOperation? Index)? PointerElement(IOperation operation)
    {
        IOperation[] children = operation is { Kind: OperationKind.None } ? [.. operation.ChildOperations] : [];
        return children.Length switch
        {
            2 when operation.Syntax is ElementAccessExpressionSyntax => (children[0], children[1]),
            1 when operation.Syntax is PrefixUnaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.PointerIndirectionExpression } => (children[0], null),
            _ => null,
        };
    }

    /// <summary>Marks a whole number that was converted.</summary>
    private const string IntegerPath = "(integer)";

    private Value Convert(IConversionOperation conversion)
    {
        Value value = Evaluate(conversion.Operand);
        if (value.Number is not { } number || number.Number is not null)
        {
            return value;
        }

        if (ExpRange.Of(conversion.Type) is { } type)
        {
            // An integer is bounded by what it counts; nobody's logits are integers.
            return IsInteger(conversion.Operand.Type)
                ? Value.Of(new Atom(AtomKind.Call, new ValueKey(conversion.Type!, IntegerPath), 0, number) { Known = Ranges.Of(number) } is var whole ? Term.Of(whole) : number)
                : Value.Of(Narrow(number, type));
        }

        return IsInteger(conversion.Type) && !IsInteger(conversion.Operand.Type) ? Value.Of(Fresh(null)) : value;
    }

    /// <summary>Through a narrower floating-point type, the range of exponentials shrinks.</summary>
    private static Term Narrow(Term number, NumericType type) => number.Atoms().Any(a => IsWider(a, type))
        ? number.Replace(a => IsWider(a, type) ? Term.Of(new Atom(a.Kind, a.Key, a.Version, [.. a.Arguments]) { Origin = a.Origin, Known = a.Known, Type = type }) : null)
        : number;

    private static bool IsWider(Atom atom, NumericType type) => atom.Kind is AtomKind.Exp or AtomKind.Total && atom.Type > type;

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>The same to a number, or to every element of a collection.</summary>
    private Value Map(Value value, System.Func<Term, Term> function) =>
        value.Number is { } number ? Value.Of(function(number))
        : value.IsCollection && Elements(value) is { } elements ? Value.Fresh(Value.Of(function(elements)))
        : Unknown();
}
