using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>
/// Walks one body in the order in which it runs and follows every number as a formula. Branches are joined and carry their condition
/// as a fact; a loop body runs once, for any of its turns, and what it adds up becomes a total; lambdas handed to LINQ run on the
/// elements they get. A body that takes too many steps yields nothing.
/// </summary>
internal sealed partial class FlowAnalysis
{
    /// <summary>A body of several hundred lines stays far below.</summary>
    private const int MaxSteps = 20_000;

    /// <summary>Deeper trees (machine-written sums) could exhaust the stack of the compiler.</summary>
    private const int MaxDepth = 150;

    private readonly KnownSymbols symbols;
    private readonly FlowOptions options;
    private readonly CancellationToken cancellationToken;
    private readonly BodyContext context;
    private readonly SiteCollector sites = new();
    private FlowState state = new();
    private int steps;
    private int depth;
    private int version;
    private bool isExhausted;

    private FlowAnalysis(KnownSymbols symbols, FlowOptions options, IOperation body, CancellationToken cancellationToken)
    {
        this.symbols = symbols;
        this.options = options;
        this.cancellationToken = cancellationToken;
        context = new BodyContext(body.Syntax);
    }

    public static FlowFacts Run(KnownSymbols symbols, FlowOptions options, IOperation body, CancellationToken cancellationToken)
    {
        var analysis = new FlowAnalysis(symbols, options, body, cancellationToken);
        analysis.Evaluate(body);
        return analysis.isExhausted ? FlowFacts.Nothing : analysis.sites.ToFacts();
    }

    private Ranges Ranges => new(state);

    /// <summary>The one way into every operation: counts steps and dispatches.</summary>
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || isExhausted)
        {
            return Unknown();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (++steps > MaxSteps || depth > MaxDepth)
        {
            isExhausted = true;
            return Unknown();
        }

        depth++;
        try
        {
            if (Number(operation) is { } number)
            {
                CheckConstant(operation, number);
                return Value.Of(number);
            }

            return EvaluateStatement(operation) ?? EvaluateExpression(operation);
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>The formula of a number; a fresh symbol for anything else.</summary>
    private Term Formula(IOperation? operation) => Evaluate(operation).Number ?? Fresh(null);

    private Value EvaluateChildren(IOperation operation)
    {
        Value? only = null;
        int count = 0;
        foreach (IOperation child in operation.ChildOperations)
        {
            only = Evaluate(child);
            count++;
        }

        return count == 1 ? only! : Unknown();
    }

    /// <summary>Runs something whose effects may not happen, or happen later, and drops them.</summary>
    private Value EvaluateAside(IOperation? operation)
    {
        if (operation is ILocalReferenceOperation or IParameterReferenceOperation or { ConstantValue.HasValue: true })
        {
            return Evaluate(operation);
        }

        FlowState before = state;
        state = before.Copy();
        Value value = Evaluate(operation);
        state = before;
        return value;
    }

    private Term Fresh(ValueKey? key) => Term.Of(new Atom(AtomKind.Symbol, key, ++version));

    private Term Tame(ValueKey? key = null) => Term.Of(new Atom(AtomKind.Tame, key, ++version));

    private Value Unknown() => Value.Of(Fresh(null));

    private static double? Number(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: { } value } && operation.Type?.SpecialType is not SpecialType.System_String
        ? value switch
        {
            double d => d,
            float f => f,
            int i => i,
            long l => l,
            _ => null,
        }
        : null;
}
