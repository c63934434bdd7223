using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Quotients of exponentials: naive softmax, sigmoid, tanh, and shifts that went wrong.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>A larger constant in the denominator changes what is computed; up to here it only avoids a division by 0.</summary>
    private const double LargestEpsilon = 1e-3;

    private void CheckRatio(IOperation operation, Ratio ratio)
    {
        Term above = ratio.Numerator.Argument;
        Term[] below = [.. ratio.Denominators.Select(d => d.Argument)];
        if (above.Has(AtomKind.Tame) || below.Any(t => t.Has(AtomKind.Tame)))
        {
            return;
        }

        if (ratio.IsTotal)
        {
            CheckSoftmax(operation, ratio, above, below);
        }
        else if (below.Length == 1 && Math.Abs(ratio.Offset) > LargestEpsilon)
        {
            if (IsHyperbolic(ratio, above, below[0]))
            {
                CheckGrowth(SiteKind.SigmoidRatio, operation, ratio, above, below[0]);
            }
        }
        else if (below.Length == 2 && below[0].WithoutOffset.Equals(-below[1].WithoutOffset))
        {
            if (SameDirection(above, below[0]) || SameDirection(above, below[1]))
            {
                CheckGrowth(SiteKind.TanhRatio, operation, ratio, above, above);
            }
        }
        else if (below.Length > 1 && ratio.Offset is >= 0 and <= LargestEpsilon && ratio.HasPositiveWeights && below.All(t => Exponents.IsRaw(t, allowSymbols: true)) && below.Contains(above) && below.Any(t => !IsBounded(t, ratio.Numerator.Type)))
        {
            Report(SiteKind.ScalarSoftmax, operation, above, NarrowestOf(ratio), ratio.Numerator.Origin);
        }
    }

    /// <summary>
    /// e / (1 + e) and its kin. Weighted with something unknown, over another constant than 1, or of another rate, it is none: a posterior of two densities, a rate equation of chemistry.
    /// And minus a constant over something, a temperature, is negative wherever it has a meaning.
    /// </summary>
    private static bool IsHyperbolic(Ratio ratio, Term above, Term below) =>
        !ratio.IsWeighted && !ratio.IsProduct && Math.Abs(ratio.Offset) == 1
        && ratio.Sum.Argument.WithoutOffset.Monomials.All(m => Math.Abs(m.Coefficient) == 1)
        && (above.WithoutOffset.Equals(below.WithoutOffset) || (above.WithoutOffset * Term.Of(2)).Equals(below.WithoutOffset))
        && !IsNegativeConstantOver(above)
        && (ratio.Sum.Argument.WithoutOffset.Monomials[0].Coefficient * ratio.Offset > 0 || IsPlainVariable(below));

    /// <summary>e − 1 has a pole: a rate times a time keeps to one side of it, decaying if a minus is written. A coth or cosech is one of a variable.</summary>
    private static bool IsPlainVariable(Term exponent) =>
        exponent.WithoutOffset.Monomials is { Length: 1 } form && form[0].Coefficient > 0 && form[0].Factors.Length == 1 && form[0].Factors[0].Value == 1;

    private void CheckSoftmax(IOperation operation, Ratio ratio, Term above, Term[] below)
    {
        Term any = above.Erased();
        bool isOwn = below.Any(t => t.Erased().Equals(any) || Exponents.IsRaw((above - t).WithoutOffset, allowSymbols: false));
        if (isOwn && ratio.Denominators.Any(d => IsLogits(d.Argument)) && ratio.Denominators.All(d => IsSummand(ratio, d)) && IsSummand(ratio, ratio.Numerator))
        {
            CheckAttention(operation, ratio, above);
            if (ratio.Offset >= 0 && !below.Any(t => IsBounded(t, ratio.Numerator.Type)) && ratio.Numerator.Origin is { } exponential)
            {
                bool isScaled = above.Atom is not { Kind: AtomKind.Element };
                sites.Add(new SoftmaxSite(exponential, ratio.IsWeighted ? null : SumOf(ratio), operation, Exponents.NameOf(above), isScaled, NarrowestOf(ratio), above.ToString()), below[0]);
            }

            return;
        }

        CheckShift(operation, ratio, any, below[0].Erased());
    }

    private bool IsLogits(Term exponent) => Exponents.IsRaw(exponent, allowSymbols: false) || (context.IsSoftmax && Exponents.IsRising(exponent));

    /// <summary>A single exponential beside the sum, the positive pair of a contrastive loss, may be that of a number.</summary>
    private bool IsSummand(Ratio ratio, Atom exponential) =>
        IsLogits(exponential.Argument)
        || (ratio.Sum.Argument.Monomials.Any(m => m.Factors.Any(f => f.Key.Equals(exponential))) && Exponents.IsRaw(exponential.Argument, allowSymbols: true));

    /// <summary>Both sides of the fraction bar go to infinity in the same direction.</summary>
    private void CheckGrowth(SiteKind kind, IOperation operation, Ratio ratio, Term above, Term below)
    {
        NumericType type = NarrowestOf(ratio);
        if (SameDirection(above, below) && !IsBounded(below, type))
        {
            Report(kind, operation, above, type, ratio.Numerator.Origin);
        }
    }

    private static bool IsNegativeConstantOver(Term exponent)
    {
        (double scale, Term form) = exponent.WithoutOffset.Factored();
        return scale < 0 && form.Monomials.All(m => m.Factors.All(f => f.Value < 0));
    }

    private static bool SameDirection(Term a, Term b)
    {
        (double scaleA, Term formA) = a.WithoutOffset.Factored();
        (double scaleB, Term formB) = b.WithoutOffset.Factored();
        return formA.Equals(formB) && scaleA * scaleB > 0 && formA.Number is null;
    }

    /// <summary>Whether something keeps exp of this in range: a number, or a limit the code compares it with.</summary>
    private bool IsBounded(Term exponent, NumericType type) =>
        exponent.Has(AtomKind.Tame) || IsCounted(exponent) || Ranges.Of(exponent).Max <= type.Limit() || Ranges.IsCapped(exponent);

    /// <summary>Made of whole numbers only: the argument of a table's entry, no logit.</summary>
    private static bool IsCounted(Term exponent) =>
        exponent.WithoutOffset is { Monomials.IsEmpty: false } form
        && form.Monomials.All(m => m.Factors.All(f => f.Key is { Kind: AtomKind.Call, Key.Path: IntegerPath } || (f.Key.Kind == AtomKind.Group && IsCounted(f.Key.Argument))));

    private static NumericType NarrowestOf(Ratio ratio) => ratio.Denominators.Select(d => d.Type).Append(ratio.Numerator.Type).Append(ratio.Sum.Type).Min();

    private static IOperation? SumOf(Ratio ratio) => ratio.Sum.Origin
        ?? ratio.Sum.Arguments.SelectMany(a => a.Atoms()).FirstOrDefault(a => a.Kind == AtomKind.Total)?.Origin;

    private void Report(SiteKind kind, IOperation operation, Term value, NumericType type, IOperation? other = null, string? subject = null)
    {
        Interval range = Ranges.Of(value);
        sites.Add(new Site(kind, callSite ?? operation, callSite is null ? other : null, subject ?? Exponents.NameOf(value), type, value.ToString(), range.ToString()), value);
    }
}
