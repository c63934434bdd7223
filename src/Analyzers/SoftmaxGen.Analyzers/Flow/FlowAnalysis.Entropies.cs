using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>p · log p, which is NaN at p = 0.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>Products seen so far, by p: that of 1 − p makes a binary entropy of both.</summary>
    private readonly Dictionary<Term, (IOperation Operation, NumericType Type)> logProducts = [];

    private void CheckEntropy(IOperation operation, Term left, Term right)
    {
        if ((LogTimes(left, right) ?? LogTimes(right, left)) is not { } log || callSite is not null)
        {
            return;
        }

        Term p = IsFactor(left, log.Argument) ? left.Factored().Form : IsFactor(right, log.Argument) ? right.Factored().Form : log.Argument;
        if (!MayBeZero(p))
        {
            return;
        }

        if (IsTermOfEntropy(operation, p))
        {
            Report(SiteKind.XLogX, operation, p, log.Type);
        }
        else if (logProducts.TryGetValue(Term.One - p, out (IOperation Operation, NumericType Type) other))
        {
            Report(SiteKind.XLogX, other.Operation, Term.One - p, other.Type);
            Report(SiteKind.XLogX, operation, p, log.Type);
        }

        logProducts[p] = (operation, log.Type);
    }

    /// <summary>The log, when one factor is a number times log p or log p/q, and the other a number times p.</summary>
    private static Atom? LogTimes(Term logarithm, Term factor) =>
        logarithm.Monomials.Length == 1 && logarithm.Monomials[0].Factors is { Length: 1 } only && only[0] is { Value: 1, Key: { Kind: AtomKind.Log } log }
        && factor.Number is null && (log.Argument.Factored().Form.Equals(factor.Factored().Form) || IsFactor(factor, log.Argument))
            ? log
            : null;

    private static bool IsFactor(Term factor, Term product) =>
        factor.Monomials.Length == 1 && product.Monomials.Length == 1 && factor.Monomials[0].Factors.All(product.Monomials[0].Factors.Contains);

    /// <summary>Nothing floors it, no condition looks at it or at what it is made of, and it is no count of something that was met.</summary>
    private bool MayBeZero(Term p) =>
        p.Monomials.Length is 1 or 2
        && !p.Erased().Atoms().Any(a => a.Kind is AtomKind.Tame or AtomKind.Exp or AtomKind.Max or AtomKind.Log or AtomKind.Carried)
        && !p.Monomials.SelectMany(m => m.Factors).Where(f => f.Value > 0).SelectMany(f => f.Key.Atoms().Append(f.Key)).Any(IsObserved)
        && Ranges.Of(p).Min <= 0 && !IsKnownNonZero(p) && !IsKnownNonZero(Term.One - p);

    /// <summary>How often something was met that was met: the count of a group, a value of a dictionary.</summary>
    private static bool IsObserved(Atom atom) => atom.Key is { } key
        && (atom.Kind == AtomKind.Call ? key.Root.Name is "Count" or "LongCount" : key.Path.EndsWith(".Value", System.StringComparison.Ordinal) || key.Path.EndsWith(".Values", System.StringComparison.Ordinal));

    /// <summary>A condition keeps the number, or everything it is a product of, from being 0.</summary>
    private bool IsKnownNonZero(Term number)
    {
        Term any = Unconverted(number.Erased());
        return knownNonZero.Contains(any)
            || (any.Monomials.Length == 1 && knownNonZero.Any(k => k.Monomials.Length == 1 && k.Monomials[0].Factors.Length > 0 && k.Monomials[0].Factors.All(any.Monomials[0].Factors.Contains) && IsRestPositive(any.Monomials[0], k.Monomials[0])));
    }

    /// <summary>A condition on a whole number holds for what it is converted to.</summary>
    private static Term Unconverted(Term number) => number.Replace(static a => a is { Kind: AtomKind.Call, Key.Path: IntegerPath } ? a.Argument : null);

    /// <summary>What is left of a product besides a factor that is not 0: divisors only.</summary>
    private static bool IsRestPositive(Monomial product, Monomial part) => product.Factors.All(f => f.Value < 0 || part.Factors.Contains(f));

    /// <summary>Added up over a collection, named after a probability in a loop, or in a method that computes an entropy.</summary>
    private bool IsTermOfEntropy(IOperation operation, Term p) =>
        context.IsEntropy
        || (IsAccumulated(operation) && p.Atoms().Any(a => a.Kind == AtomKind.Element))
        || (IsRepeated(operation) && p.Atom is { } single && (single.Kind == AtomKind.Probability || (single.Key is { } key && Names.SayProbability(key.Name))));

    /// <summary>Part of <c>sum += …</c> or <c>sum = sum − …</c> in a loop, or the result of a lambda.</summary>
    private bool IsAccumulated(IOperation operation)
    {
        foreach (SyntaxNode node in operation.Syntax.Ancestors())
        {
            switch (node)
            {
                case LambdaExpressionSyntax:
                    return true;
                case AssignmentExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.AddAssignmentExpression or (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SubtractAssignmentExpression }:
                    return loopDepth > 0;
                case AssignmentExpressionSyntax assignment:
                    return loopDepth > 0 && assignment.Right.DescendantNodesAndSelf().Any(n => n is ExpressionSyntax && Microsoft.CodeAnalysis.CSharp.SyntaxFactory.AreEquivalent(n, assignment.Left));
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>In a loop or a lambda: one term of an entropy.</summary>
    private bool IsRepeated(IOperation operation) =>
        loopDepth > 0 || operation.Syntax.Ancestors().Any(n => n is LambdaExpressionSyntax);
}
