using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>What is known at one point of a method body: the value of each variable and the elements of each collection.</summary>
internal sealed class FlowState
{
    private readonly Dictionary<ValueKey, Value> variables;
    private readonly Dictionary<ValueKey, Value> elements;

    /// <summary>Objects that a method which may shift has had in its hands: whatever lies below them counts as shifted.</summary>
    private readonly HashSet<ISymbol> touched;

    public FlowState()
    {
        variables = [];
        elements = [];
        touched = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
    }

    private FlowState(FlowState other)
    {
        variables = new Dictionary<ValueKey, Value>(other.variables);
        elements = new Dictionary<ValueKey, Value>(other.elements);
        touched = new HashSet<ISymbol>(other.touched, SymbolEqualityComparer.Default);
        IsUnreachable = other.IsUnreachable;
    }

    /// <summary>After a return, throw, break or continue.</summary>
    public bool IsUnreachable { get; set; }

    public FlowState Copy() => new(this);

    public Value? Variable(ValueKey key) => variables.TryGetValue(key, out Value? value) ? value : null;

    /// <summary>The elements of a collection: what was written, and otherwise what came in.</summary>
    public Value Elements(ValueKey key) =>
        elements.TryGetValue(key, out Value? value) ? value
        : touched.Contains(key.Root) || (key.Root is IFieldSymbol or IPropertySymbol && touched.Contains(key.Root.ContainingType)) ? Value.Shifted
        : Value.Source(key);

    /// <summary>Marks an object, or with a type all its members, as possibly shifted.</summary>
    public void Touch(ISymbol root) => touched.Add(root);

    public void SetVariable(ValueKey key, Value value) => variables[key] = value;

    public void SetElements(ValueKey key, Value value) => elements[key] = value;

    /// <summary>The variable now holds another collection, whose elements nobody has looked at.</summary>
    public void ForgetElements(ValueKey key) => elements.Remove(key);

    /// <summary>
    /// The next turn of a loop reads elements that the last one did not write: in place, <c>x[i]</c> is still a logit when
    /// <c>x[i − 1]</c> is an exponential.
    /// </summary>
    public void TakeElementsFrom(FlowState before)
    {
        elements.Clear();
        foreach (KeyValuePair<ValueKey, Value> pair in before.elements)
        {
            elements[pair.Key] = pair.Value;
        }
    }

    /// <summary>Where two paths meet. A path that has left the method does not count.</summary>
    public static FlowState Join(FlowState a, FlowState b)
    {
        if (a.IsUnreachable || b.IsUnreachable)
        {
            return a.IsUnreachable ? b : a;
        }

        var joined = new FlowState();
        joined.touched.UnionWith(a.touched);
        joined.touched.UnionWith(b.touched);
        foreach (KeyValuePair<ValueKey, Value> pair in a.variables)
        {
            joined.variables[pair.Key] = b.variables.TryGetValue(pair.Key, out Value? other) ? Value.Join(pair.Value, other) : pair.Value;
        }

        foreach (KeyValuePair<ValueKey, Value> pair in b.variables)
        {
            if (!a.variables.ContainsKey(pair.Key))
            {
                joined.variables[pair.Key] = pair.Value;
            }
        }

        foreach (ValueKey key in a.elements.Keys)
        {
            joined.elements[key] = Value.Join(a.Elements(key), b.Elements(key));
        }

        foreach (ValueKey key in b.elements.Keys)
        {
            joined.elements[key] = Value.Join(a.Elements(key), b.Elements(key));
        }

        return joined;
    }
}
