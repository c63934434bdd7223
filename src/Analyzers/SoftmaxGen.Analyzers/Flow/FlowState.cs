using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>What is known at one point of a body: the value of each variable, the elements of each collection, and bounds on formulas.</summary>
internal sealed class FlowState
{
    private readonly Dictionary<ValueKey, Value> variables;
    private readonly Dictionary<ValueKey, Term> elements;
    private Dictionary<Term, Interval> facts;

    /// <summary>Objects that a method which may shift has had in its hands: whatever lies below them counts as tame.</summary>
    private readonly HashSet<ISymbol> touched;

    public FlowState()
    {
        variables = [];
        elements = [];
        facts = [];
        touched = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
    }

    private FlowState(FlowState other)
    {
        variables = new Dictionary<ValueKey, Value>(other.variables);
        elements = new Dictionary<ValueKey, Term>(other.elements);
        facts = new Dictionary<Term, Interval>(other.facts);
        touched = new HashSet<ISymbol>(other.touched, SymbolEqualityComparer.Default);
        IsUnreachable = other.IsUnreachable;
    }

    /// <summary>After a return, throw, break or continue.</summary>
    public bool IsUnreachable { get; set; }

    public IReadOnlyDictionary<ValueKey, Value> Variables => variables;

    public IReadOnlyDictionary<ValueKey, Term> AllElements => elements;

    public IReadOnlyDictionary<Term, Interval> Facts => facts;

    public FlowState Copy() => new(this);

    public Value? Variable(ValueKey key) => variables.TryGetValue(key, out Value? value) ? value : null;

    public void SetVariable(ValueKey key, Value value) => variables[key] = value;

    /// <summary>Any element of a collection: what was written, and otherwise what came in.</summary>
    public Term Elements(ValueKey key) =>
        elements.TryGetValue(key, out Term? value) ? value
        : Term.Of(DeclaredFacts.Declared(IsTouched(key) ? AtomKind.Tame : AtomKind.Element, key, 0));

    public void SetElements(ValueKey key, Term value) => elements[key] = value;

    public void ForgetElements(ValueKey key) => elements.Remove(key);

    /// <summary>Marks an object, or with a type all its members, as possibly shifted.</summary>
    public void Touch(ISymbol root) => touched.Add(root);

    public bool IsTouched(ValueKey key) =>
        touched.Contains(key.Root) || (key.Root is IFieldSymbol or IPropertySymbol && touched.Contains(key.Root.ContainingType));

    /// <summary>From here on the formula lies in the interval.</summary>
    public void Assume(Term formula, Interval interval)
    {
        double offset = formula.Offset;
        (double scale, Term form) = formula.WithoutOffset.Factored();
        if (form.Number is not null || ReferenceEquals(formula, Term.TooLarge) || double.IsInfinity(offset))
        {
            return;
        }

        Interval scaled = (interval + Interval.Of(-offset)).Scale(1 / scale);
        facts[form] = facts.TryGetValue(form, out Interval known) ? Interval.Meet(known, scaled) : scaled;
        if (form.Atom is { Kind: AtomKind.Abs } magnitude && !double.IsPositiveInfinity(scaled.Max))
        {
            Assume(magnitude.Argument, new Interval(-scaled.Max, scaled.Max));
        }
    }

    /// <summary>What conditions said about the formula.</summary>
    public Interval Fact(Term formula)
    {
        if (facts.Count == 0)
        {
            return Interval.All;
        }

        (double scale, Term form) = formula.WithoutOffset.Factored();
        return facts.TryGetValue(form, out Interval known) ? known.Scale(scale) + Interval.Of(formula.Offset) : Interval.All;
    }

    /// <summary>Facts about one turn of a loop say nothing about the next.</summary>
    public void TakeFactsFrom(FlowState other) => facts = new Dictionary<Term, Interval>(other.facts);

    /// <summary>Where two paths meet, only facts that both know remain, at their weaker.</summary>
    public void MeetFacts(FlowState a, FlowState b)
    {
        facts = [];
        foreach (KeyValuePair<Term, Interval> fact in a.facts)
        {
            if (b.facts.TryGetValue(fact.Key, out Interval other))
            {
                facts[fact.Key] = Interval.Hull(fact.Value, other);
            }
        }

        touched.UnionWith(a.touched);
        touched.UnionWith(b.touched);
    }
}
