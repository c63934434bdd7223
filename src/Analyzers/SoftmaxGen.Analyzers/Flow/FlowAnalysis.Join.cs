using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Where two paths meet.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>Bounds of values that were only just given a name; they go into the state once it is joined.</summary>
    private readonly List<(Term Symbol, Interval Bounds)> pending = [];

    /// <summary>Elements some of which are −∞.</summary>
    private readonly HashSet<Term> masked = [];

    /// <summary>A path that has left the method, the loop or the switch does not count.</summary>
    private FlowState JoinStates(FlowState a, FlowState b)
    {
        if (a.IsUnreachable || b.IsUnreachable)
        {
            return a.IsUnreachable ? b : a;
        }

        FlowState joined = a.Copy();
        foreach (ValueKey key in a.Variables.Keys.Union(b.Variables.Keys))
        {
            // What only one path has written still is, on the other, what came in. A local has no such value.
            Value? mine = a.Variable(key) ?? Incoming(key, a), other = b.Variable(key) ?? Incoming(key, b);
            joined.SetVariable(key, mine is null || other is null ? (mine ?? other)! : Join(mine, a, other, b));
        }

        foreach (ValueKey key in a.AllElements.Keys.Union(b.AllElements.Keys))
        {
            Term mine = a.Elements(key), other = b.Elements(key);
            joined.SetElements(key, OneOfMany(mine, a, other) ?? OneOfMany(other, b, mine) ?? JoinTerms(mine, a, other, b));
        }

        joined.MeetFacts(a, b);
        foreach ((Term symbol, Interval bounds) in pending)
        {
            joined.Assume(symbol, bounds);
        }

        pending.Clear();
        return joined;
    }

    /// <summary>A number that the body was given: a parameter or a member nothing has been assigned to.</summary>
    private static Value? Incoming(ValueKey key, FlowState state) =>
        key.Root is IParameterSymbol or IFieldSymbol or IPropertySymbol && ExpRange.Of(TypeSymbolOf(key)) is not null
            ? Value.Of(Term.Of(DeclaredFacts.Declared(state.IsTouched(key) && key.Path.Length > 0 ? AtomKind.Tame : AtomKind.Symbol, key, 0)))
            : null;

    private Value Join(Value a, FlowState stateA, Value b, FlowState stateB)
    {
        if (a.Same(b))
        {
            return a;
        }

        if (a.Number is { } left && b.Number is { } right)
        {
            return Value.Of(JoinTerms(left, stateA, right, stateB));
        }

        return a is { IsCollection: true, Elements.Number: { } fromA } && b is { IsCollection: true, Elements.Number: { } fromB }
            ? Value.Fresh(Value.Of(JoinTerms(fromA, stateA, fromB, stateB)))
            : Value.Of(Tame());
    }

    /// <summary>One formula for a number that is either of two.</summary>
    private Term JoinTerms(Term a, FlowState stateA, Term b, FlowState stateB)
    {
        NoteMask(a, b);
        NoteMask(b, a);
        if (a.Equals(b) || IsNeutral(b, a))
        {
            return a;
        }

        if (IsNeutral(a, b))
        {
            return b;
        }

        if ((Overflowing(a, stateA, b) ?? Overflowing(b, stateB, a)) is { } open)
        {
            return open;
        }

        Term erased = a.Erased();
        if (erased.Equals(b.Erased()))
        {
            return erased;
        }

        // a where a is the larger, b where b is: that is how a maximum is written without Max.
        Interval whereA = new Ranges(stateA).Of(a - b), whereB = new Ranges(stateB).Of(a - b);
        bool isTame = a.Has(AtomKind.Tame) || b.Has(AtomKind.Tame) || MayOverflow(a, stateA) || MayOverflow(b, stateB);
        Term either = whereA.Min >= 0 && whereB.Max <= 0 ? Extreme(AtomKind.Max, [a, b])
            : whereA.Max <= 0 && whereB.Min >= 0 ? Extreme(AtomKind.Min, [a, b])
            : isTame ? Tame()
            : Fresh(null);
        pending.Add((either, Interval.Hull(new Ranges(stateA).Of(a), new Ranges(stateB).Of(b))));
        return either;
    }

    /// <summary>The largest or smallest of several formulas, as one atom.</summary>
    private static Term Extreme(AtomKind kind, IEnumerable<Term> arguments)
    {
        Term[] flat = [.. arguments.SelectMany(a => a.Atom is { } atom && atom.Kind == kind ? (IEnumerable<Term>)atom.Arguments : [a]).Distinct()];
        return flat.Length == 1 && flat[0].Number is not null ? flat[0] : Term.Of(new Atom(kind, null, 0, [.. flat.OrderBy(t => t.GetHashCode())]));
    }

    /// <summary>
    /// A masked entry is 0 after exp and −∞ before it, and a sum starts at 0 and skips entries: none of these changes what the other value is.
    /// </summary>
    private static bool IsNeutral(Term neutral, Term other) =>
        (neutral.Number is { } number && double.IsNegativeInfinity(number) && other.Has(AtomKind.Element) && !other.Has(AtomKind.Exp))
        || ((neutral.Number == 0 || neutral.Has(AtomKind.Carried) || neutral.Has(AtomKind.Exp)) && IsExponential(other - neutral));

    /// <summary>−∞ in place of an element: the row may consist of nothing else.</summary>
    private void NoteMask(Term mask, Term element)
    {
        if (mask.Number is { } number && double.IsNegativeInfinity(number) && element.Atom is { Kind: AtomKind.Element })
        {
            masked.Add(element.Erased());
        }
    }

    /// <summary>
    /// The diagonal and the rest of a Jacobian, or a sum whose weights differ between two cases: exponentials on both paths, none of them shifted, and on this one they can overflow.
    /// </summary>
    private static Term? Overflowing(Term term, FlowState state, Term other) =>
        term.Has(AtomKind.Exp) && other.Has(AtomKind.Exp) && !term.Has(AtomKind.Tame) && !other.Has(AtomKind.Tame)
        && ExponentialsIn(term).All(e => IsOpen(e, state))
        && ExponentialsIn(other).All(e => Exponents.IsRising(e.Argument))
            ? term
            : null;

    /// <summary>
    /// A switch over activation functions stores the exponential of a logit in one case and something else in the others; whatever divides it by the sum of such exponentials means that case.
    /// </summary>
    private static Term? OneOfMany(Term term, FlowState state, Term other) =>
        term.Atom is { Kind: AtomKind.Exp } exponential && IsOpen(exponential, state) && other.Number is null && other.Atom?.Kind != AtomKind.Exp && !other.Has(AtomKind.Tame) && !other.Has(AtomKind.Max) && !other.Has(AtomKind.Carried)
            ? term
            : null;

    /// <summary>Of a logit that nothing on this path bounds.</summary>
    private static bool IsOpen(Atom exponential, FlowState state) =>
        Exponents.IsRaw(exponential.Argument, allowSymbols: false) && !IsInRange(exponential, state) && !new Ranges(state).IsCapped(exponential.Argument);

    /// <summary>By what is known of the exponent, or of the element it was stored for: a condition speaks of x[i], what was stored of any element.</summary>
    private static bool IsInRange(Atom exponential, FlowState state)
    {
        double limit = exponential.Type.Limit();
        if (new Ranges(state).Of(exponential.Argument).Max <= limit)
        {
            return true;
        }

        (double scale, Term form) = exponential.Argument.WithoutOffset.Factored();
        Term any = form.Erased();
        return state.Facts.Any(f => f.Key.Erased().Equals(any) && (scale > 0 ? scale * f.Value.Max : scale * f.Value.Min) + exponential.Argument.Offset <= limit);
    }

    /// <summary>Holds an exponential that no condition of its path keeps in range: a shift is no condition. A sigmoid is in range whatever its exponent.</summary>
    private static bool MayOverflow(Term term, FlowState state) =>
        ExponentialsIn(term).Any(e => e.Argument.Has(AtomKind.Max) || !IsInRange(e, state)) && !(new Ranges(state).Of(term) is { Min: >= -1, Max: <= 1 } && !term.Has(AtomKind.Max));

    private static IEnumerable<Atom> ExponentialsIn(Term term) => term.Atoms().Where(a => a.Kind == AtomKind.Exp);

    /// <summary>A sum of exponentials, possibly weighted.</summary>
    private static bool IsExponential(Term term) =>
        term.Monomials.Length > 0 && term.Monomials.All(m => m.Coefficient > 0 && m.Factors.Any(f => f.Value > 0 && (f.Key.Kind == AtomKind.Exp || (f.Key.Kind == AtomKind.Total && f.Key.Argument.Has(AtomKind.Exp)))));
}
