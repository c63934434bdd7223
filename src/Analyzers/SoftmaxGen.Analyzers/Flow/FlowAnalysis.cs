using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>
/// Walks one body in the order it runs and follows each number's role from logits to probabilities. Branches are joined, loop
/// bodies run twice, lambdas handed to LINQ run on the elements they get. A body that takes too many steps yields nothing.
/// </summary>
internal sealed partial class FlowAnalysis
{
    /// <summary>A body of several hundred lines stays far below; nested loops double the count per level.</summary>
    private const int MaxSteps = 20_000;

    /// <summary>Deeper trees (machine-written sums) could exhaust the stack of the compiler.</summary>
    private const int MaxDepth = 150;

    private readonly KnownSymbols symbols;
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<IOperation, ExponentialSite> exponentials = [];
    private readonly Dictionary<IOperation, SoftmaxSite> softmaxes = [];
    private readonly Dictionary<IOperation, LibrarySoftmaxSite> libraryCalls = [];
    private readonly HashSet<(ValueKey, string)> failureTested = [];
    private FlowState state = new();
    private int steps;
    private int depth;
    private bool isExhausted;

    private FlowAnalysis(KnownSymbols symbols, CancellationToken cancellationToken)
    {
        this.symbols = symbols;
        this.cancellationToken = cancellationToken;
    }

    public static FlowFacts Run(KnownSymbols symbols, IOperation body, CancellationToken cancellationToken)
    {
        var analysis = new FlowAnalysis(symbols, cancellationToken);
        analysis.Evaluate(body);
        if (analysis.isExhausted)
        {
            return FlowFacts.Nothing;
        }

        return new FlowFacts(
            InSourceOrder(analysis.exponentials),
            InSourceOrder(analysis.softmaxes.Where(s => !analysis.failureTested.Contains((s.Value.Source, s.Value.Scale)))),
            InSourceOrder(analysis.libraryCalls));
    }

    private static ImmutableArray<T> InSourceOrder<T>(IEnumerable<KeyValuePair<IOperation, T>> sites) =>
        sites.OrderBy(s => s.Key.Syntax.SpanStart).Select(s => s.Value).ToImmutableArray();

    /// <summary>The one way into every operation: counts steps and dispatches.</summary>
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || isExhausted)
        {
            return Value.Unknown;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (++steps > MaxSteps || depth > MaxDepth)
        {
            isExhausted = true;
            return Value.Unknown;
        }

        depth++;
        try
        {
            return Number(operation) is { } number ? Value.Constant(number) : EvaluateStatement(operation) ?? EvaluateExpression(operation);
        }
        finally
        {
            depth--;
        }
    }

    private void EvaluateChildren(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Evaluate(child);
        }
    }

    /// <summary>Runs something whose effects may not happen, or happen later, and drops them.</summary>
    private Value EvaluateAside(IOperation? operation)
    {
        FlowState before = state;
        state = before.Copy();
        Value value = Evaluate(operation);
        state = before;
        return value;
    }

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
