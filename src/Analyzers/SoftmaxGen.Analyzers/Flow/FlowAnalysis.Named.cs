using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Functions of vectors, matrices and tensors, whose types the analysis does not know: their names tell what they do.</content>
internal sealed partial class FlowAnalysis
{
    private Value? CallNamed(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        KnownMethod named = NamedFunctions.Kind(method.Name);
        bool isVector = method.IsStatic && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Runtime.Intrinsics", System.StringComparison.Ordinal) == true;
        if (isVector && method.Name == "Create" && call.Arguments.Length == 1 && ExpRange.Of(call.Arguments[0].Value.Type) is not null)
        {
            return Evaluate(call.Arguments[0].Value);
        }

        IOperation[] operands = named == KnownMethod.Other || IsCollection(method.ReturnType) ? [] : [.. NamedOperands(call)];
        if (operands.Length == 0 || IsExact(operands))
        {
            return null;
        }

        return isVector || IsTensor(method.ReturnType)
            || (named == KnownMethod.SequenceSum && IsTensor(operands[0].Type))
            || (named is KnownMethod.LogP1 or KnownMethod.Square && operands.Length == 1 && ExpRange.Of(method.ReturnType) is not null)
            ? Named(call, named, operands)
            : null;
    }

    /// <summary>Something else than one plain number; powers and logs of whole and complex numbers are functions of their own.</summary>
    private static bool IsTensor(ITypeSymbol? type) =>
        ExpRange.Of(type) is null && type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Error, SpecialType: SpecialType.None }
        && !IsCollection(type) && !type.Name.Contains("Complex") && !type.Name.Contains("Integer");

    /// <summary>Functions of integers, powers and logs in a finite field, neither overflow nor round.</summary>
    private static bool IsExact(IOperation[] operands) =>
        operands.All(o => IsInteger(o is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : o.Type));

    /// <summary>What the function works on. <c>tf</c> in <c>tf.exp(x)</c> is a module and no operand: x is of the type that is returned, tf is not.</summary>
    private static IEnumerable<IOperation> NamedOperands(IInvocationOperation call)
    {
        IEnumerable<IOperation> arguments = call.Arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue).Select(a => a.Value);
        bool isModule = call.Instance is null or IInstanceReferenceOperation
            || (call.Instance.Type is { } holder && call.Arguments.Length > 0
                && !SymbolEqualityComparer.Default.Equals(holder, call.Type)
                && (holder.TypeKind == TypeKind.Interface || SymbolEqualityComparer.Default.Equals(Unconverted(call.Arguments[0].Value).Type, call.Type)));
        return isModule ? arguments : [call.Instance!, .. arguments];
    }

    /// <summary>Any element of a tensor.</summary>
    private Term AnyOf(ValueKey tensor, int at) => state.IsTouched(tensor) ? Tame(tensor) : Term.Of(new Atom(AtomKind.Element, tensor, at));

    /// <summary>A function that is known by its name only, applied to tensors or to values of missing types.</summary>
    private Value Named(IOperation call, KnownMethod named, IOperation[] operands)
    {
        if (operands.Length == 0)
        {
            return Unknown();
        }

        if (named is KnownMethod.Zeros or KnownMethod.Ones)
        {
            EvaluateUnresolved(operands);
            return Value.Of(named == KnownMethod.Ones ? 1 : 0);
        }

        Value first = Evaluate(operands[0]);
        Term element = Written(first) ?? Elements(first) ?? Fresh(null);
        if (operands.Length > 1 && operands.Skip(1).Select(Lambda).FirstOrDefault(l => l is not null) is { } lambda)
        {
            // x.Sum(v => …), x.Map(v => …) of a vector type.
            Term any = first.Number?.Atom is { Kind: AtomKind.Symbol, Key: { } indexed } holder ? Term.Of(new Atom(AtomKind.Element, indexed, holder.Version)) : element;
            Value applied = RunLambda(lambda, Value.Of(any));
            return named == KnownMethod.SequenceSum ? Sum(call, applied) : named == KnownMethod.SequenceSelect ? Value.Fresh(applied) : Unknown();
        }

        if (named == KnownMethod.Exp && IsTensor(operands[0].Type))
        {
            element = element.Atom is { Kind: AtomKind.Symbol, Key: { } tensor } all ? AnyOf(tensor, all.Version) : element.Replace(a => a is { Kind: AtomKind.Symbol, Key: { } part } && IsTensor(TypeSymbolOf(part)) ? AnyOf(part, a.Version) : null);
        }

        if (named == KnownMethod.Normalize)
        {
            if (IsExponential(element) && !element.Has(AtomKind.Tame))
            {
                return Combine(call, BinaryOperatorKind.Divide, Value.Of(element), Sum(call, Value.Of(element)));
            }

            TouchUnresolved(operands);
            return Value.Of(Tame());
        }

        Value second = operands.Length > 1 ? Evaluate(operands[1]) : Unknown();
        if (named is KnownMethod.Exp or KnownMethod.Log or KnownMethod.LogP1 && operands.Length == 2 && call.Parent is IExpressionStatementOperation)
        {
            // x.PointwiseExp(y): into the argument.
            Value result = Function(call, named, null, [Value.Of(element)]);
            StoreElement(second, [], result);
            return result;
        }

        Term other = second.Number ?? Elements(second) ?? Fresh(null);
        return named switch
        {
            KnownMethod.SequenceSum => Sum(call, Value.Of(element)),
            KnownMethod.Max when operands.Length == 1 || other.Number is not null => Value.Of(Extreme(AtomKind.Max, [element])),
            KnownMethod.SequenceAdd when operands.Length == 2 => Combine(call, BinaryOperatorKind.Add, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanShift when operands.Length == 2 => Combine(call, BinaryOperatorKind.Subtract, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanMultiply when operands.Length == 2 => Combine(call, BinaryOperatorKind.Multiply, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanDivide when operands.Length == 2 => Combine(call, BinaryOperatorKind.Divide, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanBound => Value.Of(-element),
            KnownMethod.SequenceView when first.IsCollection => Value.Fresh(Value.Of(element)),
            KnownMethod.SequenceCopy or KnownMethod.SequenceView => Value.Of(element),
            KnownMethod.Square => Value.Of(element.Power(2)),
            KnownMethod.Exp or KnownMethod.Log or KnownMethod.LogP1 or KnownMethod.Abs when operands.Length == 1 => Function(call, named, ExpRange.Of(call.Type), [Value.Of(element)]),
            KnownMethod.Pow or KnownMethod.Max or KnownMethod.Min when operands.Length == 2 => Function(call, named, null, [Value.Of(element), Value.Of(other)]),
            _ => Value.Of(Tame()),
        };
    }
}
