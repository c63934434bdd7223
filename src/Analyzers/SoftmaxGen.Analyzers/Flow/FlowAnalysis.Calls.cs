using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Calls: functions of numbers, helpers, and what an unknown method may do.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>Library softmaxes over a whole collection, by the version of their probabilities.</summary>
    private readonly Dictionary<int, IOperation> wholeSoftmaxes = [];

    /// <summary>Inside the arguments of Debug.Assert, which is no way out of anything.</summary>
    private bool isInAssertion;

    private Value Call(IInvocationOperation call)
    {
        if (call.TargetMethod is { Name: "Assert", ContainingType.Name: "Debug" or "Trace" } && !isInAssertion)
        {
            isInAssertion = true;
            Value asserted = Call(call);
            isInAssertion = false;
            return asserted;
        }

        if (call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } function, Arguments.Length: 1 } && IsNoNumber(call) && Selected(function) is { } selected)
        {
            Evaluate(call.Arguments[0].Value);
            return selected;
        }

        KnownMethod known = symbols.Classify(call.TargetMethod);
        if (FlowOptions.Names(options.ExpMethods, call.TargetMethod))
        {
            known = call.Arguments.Length == 1 ? KnownMethod.Exp : KnownMethod.SpanExp;
        }

        switch (known)
        {
            case KnownMethod.TensorPrimitivesSoftMax or KnownMethod.TensorSoftMax:
                return LibrarySoftmax(call, known);
            case KnownMethod.LogP1 or KnownMethod.ExpM1 when call.Arguments.Length != 1:
                Report(SiteKind.NaiveLibraryFunction, call, Term.Zero, ExpRange.Of(SpanElement(call.TargetMethod)) ?? NumericType.Generic, subject: NameOf(call.TargetMethod));
                return CallTensorPrimitives(call, known);
            case >= KnownMethod.SpanExp and <= KnownMethod.SpanBound:
                return CallTensorPrimitives(call, known);
            case >= KnownMethod.SequenceSum:
                return CallSequence(call, known);
            case KnownMethod.Other:
                return CallNamed(call) ?? Inline(call) ?? CallUnknown(call);
            default:
                Value[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Evaluate(a.Value))];
                return Function(call, known, ExpRange.Of(call.Type), arguments);
        }
    }

    /// <summary>What a delegate that came from outside makes of an element: the same of every element, as the elements of a collection are.</summary>
    private static Value? Selected(IOperation function) =>
        Unconverted(function) is IParameterReferenceOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { Parameters.Length: 1, ReturnType: var result } } } reference
        && ExpRange.Of(result) is not null && KeyOf(reference) is { } key
            ? Value.Of(Term.Of(new Atom(AtomKind.Element, new ValueKey(key.Root, "()"), 0)))
            : null;

    /// <summary>The argument is an object, or of a type parameter that the result is not of.</summary>
    private static bool IsNoNumber(IInvocationOperation call) =>
        call.Arguments[0].Value.Type is var argument && (ExpRange.Of(argument) is null || (argument is ITypeParameterSymbol && !SymbolEqualityComparer.Default.Equals(argument, call.Type)));

    private static string NameOf(IMethodSymbol method) => $"{method.ContainingType.Name switch { "Double" => "double", "Single" => "float", var name => name }}.{method.Name}";

    /// <summary>A function of numbers; of a collection or tensor, it is applied to every element.</summary>
    private Value Function(IOperation call, KnownMethod known, NumericType? type, Value[] arguments)
    {
        if (arguments.Length == 0)
        {
            return Unknown();
        }

        if (arguments.Any(a => a.IsCollection))
        {
            return arguments[0].IsCollection && Elements(arguments[0]) is { } elements
                ? Value.Fresh(Function(call, known, type, [Value.Of(elements), .. arguments.Skip(1)]))
                : Unknown();
        }

        Term[] terms = [.. arguments.Select(a => a.Number ?? Fresh(null))];
        NumericType numeric = type ?? NumericType.Generic;
        return known switch
        {
            KnownMethod.Exp => Value.Of(Exp(call, terms[0], numeric)),
            KnownMethod.Pow when terms.Length == 2 && IsE(terms[0]) => Value.Of(Exp(call, terms[1], numeric)),
            KnownMethod.Pow when terms.Length == 2 && terms[1].Number is { } power && power == (int)power => Value.Of(terms[0].Power((int)power)),
            KnownMethod.Log when terms.Length == 1 || IsE(terms[1]) => Value.Of(Log(call, terms[0], numeric)),
            KnownMethod.Log or KnownMethod.OtherLog => Value.Of(LogOfOtherBase(call, terms[0], numeric)),
            KnownMethod.LogP1 => Value.Of(LogP1(call, terms[0], numeric)),
            KnownMethod.ExpM1 => Value.Of(ExpM1(call, terms[0], numeric)),
            KnownMethod.Max when terms.Length > 1 => Value.Of(Extreme(AtomKind.Max, terms)),
            KnownMethod.Min when terms.Length > 1 => Value.Of(Extreme(AtomKind.Min, terms)),
            KnownMethod.Clamp when terms.Length == 3 => Value.Of(Extreme(AtomKind.Min, [Extreme(AtomKind.Max, [terms[0], terms[1]]), terms[2]])),
            KnownMethod.Conversion => Value.Of(type is { } narrower ? Narrow(terms[0], narrower) : terms[0]),
            KnownMethod.Abs => Value.Of(Term.Of(new Atom(AtomKind.Abs, null, 0, terms[0]))),
            KnownMethod.Squash => Value.Of(Squash(call, terms[0], new Interval(-1, 1))),
            KnownMethod.Cosh => Value.Of(Squash(call, terms[0], new Interval(1, double.PositiveInfinity))),
            KnownMethod.SquareRoot => Value.Of(Term.Of(new Atom(AtomKind.Call, new ValueKey(((IInvocationOperation)call).TargetMethod, ""), 0, terms[0]) { Known = Interval.NonNegative })),
            KnownMethod.FailureTest => TestOf(call, terms[0]),
            _ => Unknown(),
        };
    }

    /// <summary>e, to as many digits as somebody cared to write: from 2.71 on.</summary>
    private static bool IsE(Term number) => number.Number is >= 2.71 and <= 2.72;

    /// <summary>In Debug.Assert a test is no way out, and a sum of exponentials that overflowed is infinite, not NaN: that shows in the quotient.</summary>
    private void NoteFailureTest(Term tested, FailureTest test)
    {
        if (!isInAssertion && !(test == Flow.FailureTest.NaN && IsExponential(tested) && tested.Monomials.All(m => m.Factors.All(f => f.Value > 0))))
        {
            sites.NoteFailureTest(tested, test);
        }
    }

    /// <summary>IsNaN, IsInfinity, IsFinite of a number.</summary>
    private Value TestOf(IOperation call, Term tested)
    {
        NoteFailureTest(tested, (call as IInvocationOperation)?.TargetMethod.Name == "IsNaN" ? Flow.FailureTest.NaN : Flow.FailureTest.Any);
        return Unknown();
    }

    private Term Exp(IOperation call, Term exponent, NumericType type)
    {
        sites.NoteAbsorbed(-exponent);
        CheckRecomputed(call, exponent);
        return exponent.Number is { } number ? Term.Of(System.Math.Exp(number)) : Term.Of(new Atom(AtomKind.Exp, null, 0, exponent) { Origin = callSite ?? call, Type = type });
    }

    /// <summary>x.Max() inside the lambda or loop that goes over x.</summary>
    private void CheckRecomputed(IOperation exp, Term exponent)
    {
        SyntaxNode? each = exp.Syntax.Ancestors().FirstOrDefault(n => n is LambdaExpressionSyntax or ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or MemberDeclarationSyntax);
        if (each is null or MemberDeclarationSyntax)
        {
            return;
        }

        foreach (Atom maximum in exponent.Monomials.SelectMany(m => m.Factors).Select(f => f.Key).Where(a => a.Kind == AtomKind.Max && a.Origin is not null))
        {
            if (each.Span.Contains(maximum.Origin!.Syntax.Span) && maximum.Arguments[0].Atom is { Kind: AtomKind.Element, Key: { } key }
                && exponent.Atoms().Any(a => a.Kind == AtomKind.Element && a.Key.Equals(key))
                && !key.Root.DeclaringSyntaxReferences.Any(r => each.Span.Contains(r.Span)))
            {
                Report(SiteKind.RecomputedMaximum, maximum.Origin, maximum.Arguments[0], NumericType.Generic, exp);
            }
        }
    }

    private Term LogP1(IOperation call, Term argument, NumericType type)
    {
        if (call is IInvocationOperation invocation && invocation.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("System", System.StringComparison.Ordinal) == true)
        {
            Report(SiteKind.NaiveLibraryFunction, call, argument, type, subject: NameOf(invocation.TargetMethod));
        }

        return Log(call, argument + Term.One, type);
    }

    private Term ExpM1(IOperation call, Term argument, NumericType type)
    {
        Report(SiteKind.NaiveLibraryFunction, call, argument, type, subject: NameOf(((IInvocationOperation)call).TargetMethod));
        return Exp(call, argument, type) - Term.One;
    }

    /// <summary>tanh of an infinite log is 1, and 1 / cosh of it 0: the infinity never shows.</summary>
    private Term Squash(IOperation call, Term argument, Interval range)
    {
        sites.NoteAbsorbed(argument);
        return Term.Of(new Atom(AtomKind.Call, call is IInvocationOperation { TargetMethod: var method } ? new ValueKey(method, "") : null, 0, argument) { Known = range });
    }

    private static IOperation? ArgumentOperation(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value;

    private Value LibrarySoftmax(IInvocationOperation call, KnownMethod known)
    {
        Value input = Evaluate(ArgumentOperation(call, 0));
        NumericType type = ExpRange.Of(call.TargetMethod.TypeArguments.FirstOrDefault()) ?? ExpRange.Of(SpanElement(call.TargetMethod)) ?? NumericType.Generic;
        Term element = Elements(input) ?? input.Number ?? Fresh(null);
        bool isSafe = IsSafeInput(input, type) || FlowOptions.Names(options.SafeSoftmaxMethods, call.TargetMethod) || call.TargetMethod.ContainingAssembly?.Identity.Version.Major >= options.TensorsFixedIn;
        sites.Add(new LibrarySoftmaxSite(call, known, !isSafe, type));
        Term probability = Term.Of(new Atom(AtomKind.Probability, new ValueKey(call.TargetMethod, ""), ++version, element));
        if (known == KnownMethod.TensorPrimitivesSoftMax)
        {
            Value destination = Evaluate(ArgumentOperation(call, 1));
            StoreElement(destination, [], Value.Of(probability));
            if (loopDepth == 0 && destination.Prefix.IsEmpty)
            {
                wholeSoftmaxes[version] = call;
            }
        }

        return Value.Fresh(Value.Of(probability));
    }

    /// <summary>Shifted, clamped or constant input is safe, and so are probabilities and their logs. Everything else may be as large as a logit gets.</summary>
    private bool IsSafeInput(Value input, NumericType type) =>
        (Elements(input) ?? input.Number) is { } element
        && (element.Number is not null
            || element.Monomials.Any(m => !m.IsConstant && m.Coefficient < 0)
            || element.Atoms().Any(a => a.Kind is AtomKind.Tame or AtomKind.Log or AtomKind.Exp || (a.Kind is AtomKind.Element && Names.SayNotRaw(a.Key!.Value.Name)))
            || IsBounded(element, type));

    private static ITypeSymbol? SpanElement(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault()?.Type is INamedTypeSymbol { TypeArguments.Length: 1 } span ? span.TypeArguments[0] : null;

    private static IAnonymousFunctionOperation? Lambda(IOperation? operation) => operation switch
    {
        IAnonymousFunctionOperation function => function,
        IDelegateCreationOperation creation => Lambda(creation.Target),
        IConversionOperation conversion => Lambda(conversion.Operand),
        IParenthesizedOperation parenthesized => Lambda(parenthesized.Operand),
        IArgumentOperation argument => Lambda(argument.Value),
        _ => null,
    };
}
