using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Assignments: to variables, members, elements, rows and tuples.</content>
internal sealed partial class FlowAnalysis
{
    private Value Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                if (target is IMemberReferenceOperation { Instance: { } instance, Member: var member } && instance is not IInstanceReferenceOperation
                    && EvaluateAside(instance) is { IsItem: true, Key: { } item })
                {
                    state.SetElements(item.Member(member.Name), value.Number ?? Fresh(null));
                }
                else if (KeyOf(target) is { } key)
                {
                    Store(key, value);
                }

                break;
            case IArrayElementReferenceOperation element:
                StoreElement(Evaluate(element.ArrayReference), [.. element.Indices.Select(Formula)], value);
                break;
            case IPropertyReferenceOperation indexer:
                StoreElement(Evaluate(indexer.Instance), [.. indexer.Arguments.Select(a => Formula(a.Value))], value);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                StoreElement(Evaluate(indexer.Instance), [Formula(indexer.Argument)], value);
                break;
            default:
                if (PointerElement(target) is var (pointer, index))
                {
                    StoreElement(Evaluate(pointer), [index is null ? Fresh(null) : Formula(index)], value);
                }
                else if (UnresolvedKey(target) is { } missing)
                {
                    Store(missing, value);
                }
                else if (target is IInvalidOperation && InvalidElement(target) is var (unresolved, at))
                {
                    StoreElement(Evaluate(unresolved), [.. at.Select(Formula)], value);
                }

                break;
        }

        return value;
    }

    private void Store(ValueKey key, Value value)
    {
        if (value.Number is not null && key.Path.Length == 0 && IsCollection(TypeSymbolOf(key)))
        {
            value = Value.Fresh(value.Number.Has(AtomKind.Tame) ? Value.Of(Tame()) : null);
        }
        else if (value.Number?.Atom is { Kind: AtomKind.Symbol, Key: null } unnamed)
        {
            value = Value.Of(Term.Of(new Atom(AtomKind.Symbol, key, unnamed.Version)));
        }

        if (value.IsCollection && (value.Key is null || value.IsReturned))
        {
            if (Elements(value) is { } elements && (value.Key is null || value.IsReturned))
            {
                if (value.IsReturned && value.Key is { } returnedKey && !state.AllElements.ContainsKey(returnedKey))
                {
                    state.ForgetElements(key);
                    if (Names.SaySoftmax(returnedKey.Root.Name))
                    {
                        state.SetElements(key, Term.Of(new Atom(AtomKind.Probability, returnedKey, ++version)));
                    }
                    else if (state.IsTouched(returnedKey))
                    {
                        state.SetElements(key, Tame());
                    }
                    else if (state.Variable(key) is not null)
                    {
                        state.SetElements(key, Term.Of(new Atom(AtomKind.Element, key, ++version)));
                    }
                }
                else
                {
                    state.SetElements(key, elements);
                }
            }
            else if (value.Elements is not { IsCollection: true })
            {
                state.ForgetElements(key);
            }

            value = Value.Collection(key);
        }

        state.SetVariable(key, value);
    }

    /// <summary>A write at a running index replaces all elements, one at a constant index only one of them.</summary>
    private void StoreElement(Value collection, Term[] index, Value value)
    {
        ValueKey? key = collection.IsCollection ? collection.Key : collection.Number?.Atom?.Key;
        if (key is not { } stored)
        {
            return;
        }

        if (value.IsCollection)
        {
            StoreRow(stored.Element(), value);
            return;
        }

        Term[] full = [.. collection.Prefix, .. index];
        Term any = (value.Number ?? Fresh(null)).Replace(a => a.Kind == AtomKind.Element && a.Arguments.Length > 0 && a.Arguments.SequenceEqual(full) ? Term.Of(a.With()) : null);
        bool isOne = index.Length > 0 && index.All(i => i.Number is not null);
        state.SetElements(stored, isOne && loopDepth == 0 ? JoinTerms(state.Elements(stored), state, any, state) : any);
    }

    /// <summary>A row of a jagged array that is replaced: rows are treated alike, so all are taken for it.</summary>
    private void StoreRow(ValueKey rows, Value row)
    {
        if (row.Key is null && row.Elements?.Number is { } elements)
        {
            state.SetElements(rows, elements);
        }
        else
        {
            state.ForgetElements(rows);
        }
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        IOperation source = deconstruction.Value is IConversionOperation conversion ? conversion.Operand : deconstruction.Value;
        if (target is ITupleOperation targets)
        {
            Value[] values = source is ITupleOperation sources && sources.Elements.Length == targets.Elements.Length
                ? [.. sources.Elements.Select(Evaluate)]
                : [.. targets.Elements.Select(_ => Unknown())];
            if (source is not ITupleOperation)
            {
                Evaluate(source);
            }

            for (int i = 0; i < values.Length; i++)
            {
                Assign(targets.Elements[i], values[i]);
            }
        }

        return Unknown();
    }
}
