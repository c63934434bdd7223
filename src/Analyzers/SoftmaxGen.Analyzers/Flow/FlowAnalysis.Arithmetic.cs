using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>What +, −, * and / do to roles.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>A larger constant in the denominator changes what is computed; up to here it only avoids a division by 0.</summary>
    private const double LargestEpsilon = 1e-3;

    private Value Combine(IOperation operation, BinaryOperatorKind kind, IOperation leftOperation, Value left, IOperation rightOperation, Value right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                return Add(operation, left, right);
            case BinaryOperatorKind.Subtract:
                return left.Role == Role.Constant && right.Role == Role.Constant ? Value.Constant(left.Number - right.Number) : Value.Shifted;
            case BinaryOperatorKind.Multiply:
                return Multiply(operation, left, right);
            case BinaryOperatorKind.Divide:
                return Divide(operation, left, rightOperation, right);
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                // sum == 0, sum == ∞: the code has a way out of its own.
                NoteFailureTest(left, right);
                NoteFailureTest(right, left);
                return Value.Unknown;
            default:
                return Value.Unknown;
        }
    }

    private Value Add(IOperation operation, Value left, Value right)
    {
        if (left.Role == Role.Constant && right.Role != Role.Constant)
        {
            (left, right) = (right, left);
        }

        return (left.Role, right.Role) switch
        {
            (Role.Constant, Role.Constant) => Value.Constant(left.Number + right.Number),
            (Role.Exponential, Role.Constant) when right.Number == 0 => left.As(Role.Sum, left.Type, operation),
            (Role.Sum, Role.Constant) when Math.Abs(right.Number) <= LargestEpsilon => left,
            (Role.Sum or Role.Exponential, Role.Exponential) when left.SameExponentials(right) => left.As(Role.Sum, right.Type, operation),
            (Role.Exponential, Role.Sum) when left.SameExponentials(right) => right.As(Role.Sum, left.Type, operation),

            // Adding the negated maximum, or an offset that may be it.
            (Role.Source, not Role.Source) or (not Role.Source, Role.Source) or (Role.Shifted, _) or (_, Role.Shifted) => Value.Shifted,
            _ => Value.Unknown,
        };
    }

    private Value Multiply(IOperation operation, Value left, Value right)
    {
        if (right.Role is Role.Exponential or Role.Source)
        {
            (left, right) = (right, left);
        }

        return (left.Role, right.Role) switch
        {
            (Role.Constant, Role.Constant) => Value.Constant(left.Number * right.Number),
            (Role.Source, Role.Constant) when right.Number > 0 => Scale(left, "*", right.Number),
            (Role.Exponential, Role.Reciprocal) when left.SameExponentials(right) => Softmax(operation, left, right),
            (Role.Shifted, _) or (_, Role.Shifted) => Value.Shifted,
            _ => Value.Unknown,
        };
    }

    private Value Divide(IOperation operation, Value left, IOperation rightOperation, Value right)
    {
        switch (left.Role, right.Role)
        {
            case (Role.Constant, Role.Constant):
                return right.Number == 0 ? Value.Unknown : Value.Constant(left.Number / right.Number);
            case (Role.Constant, Role.Sum) when left.Number == 1:
                return right.As(Role.Reciprocal, right.Type, right.Origin);
            case (Role.Source, Role.Constant) when right.Number > 0:
                return Scale(left, "/", right.Number);
            case (Role.Source, Role.Unknown) when KeyOf(rightOperation) is { } key && Names.SayTemperature(key.Name):
                return left.Scaled("/" + key.Name);
            case (Role.Exponential, Role.Sum) when left.SameExponentials(right):
                return Softmax(operation, left, right);
            case (Role.Shifted, _):
                return Value.Shifted;
            default:
                return Value.Unknown;
        }
    }

    private static Value Scale(Value source, string sign, double by) =>
        by == 1 ? source : source.Scaled(sign + by.ToString("R", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The negative of logits is as often a distance or an energy; silence is right for those.</summary>
    private static Value Negate(Value operand) => operand.Role switch
    {
        Role.Constant => Value.Constant(-operand.Number),
        Role.Source or Role.Maximum or Role.Shifted => Value.Shifted,
        _ => Value.Unknown,
    };

    private Value Softmax(IOperation division, Value exponential, Value sum)
    {
        Value probability = exponential.As(Role.Probability, sum.Type, exponential.Origin);
        if (exponential.Origin is { } exp && exponential.Key is { } source)
        {
            softmaxes[exp] = new SoftmaxSite(exp, sum.Origin, division, source, exponential.Scale, probability.Type);
        }

        return probability;
    }

    private void NoteFailureTest(Value tested, Value with)
    {
        if (with.Role == Role.Constant)
        {
            NoteFailureTest(tested);
        }
    }

    /// <summary>Whoever tests exponentials, sum or result for failure has thought of it; what they do then is not examined.</summary>
    private void NoteFailureTest(Value tested)
    {
        if (tested is { Role: Role.Exponential or Role.Sum or Role.Probability or Role.Reciprocal, Key: { } key })
        {
            failureTested.Add((key, tested.Scale));
        }
    }
}
