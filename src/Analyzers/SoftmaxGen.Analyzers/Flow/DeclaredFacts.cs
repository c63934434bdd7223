using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>What an attribute of the runtime says about a parameter, a field, a property or a returned value.</summary>
internal static class DeclaredFacts
{
    /// <summary>The atom of a value that comes from outside the body: tame if it is declared to be shifted, in its range if one is declared.</summary>
    public static Atom Declared(AtomKind kind, ValueKey key, int version, params Term[] arguments)
    {
        (bool isTame, Interval known) = key.Path.Length == 0 && key.Root is IParameterSymbol or IFieldSymbol or IPropertySymbol ? Of(key.Root.GetAttributes()) : (false, Interval.All);
        return new Atom(isTame ? AtomKind.Tame : kind, key, version, arguments) { Known = known };
    }

    /// <summary>The declared facts among attributes.</summary>
    public static (bool IsTame, Interval Known) Of(System.Collections.Immutable.ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is { ContainingNamespace: { Name: "SoftmaxGen", ContainingNamespace.IsGlobalNamespace: true }, Name: var name })
            {
                switch (name)
                {
                    case "MaxShiftedAttribute":
                        return (true, Interval.All);
                    case "NonPositiveAttribute" or "LogProbabilityAttribute":
                        return (false, new Interval(double.NegativeInfinity, 0));
                    case "ProbabilityAttribute":
                        return (false, Interval.Fraction);
                }
            }
        }

        return (false, Interval.All);
    }
}
