using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>Gathers sites while a body is walked; what is walked twice is one site.</summary>
internal sealed class SiteCollector
{
    private const int MaxTested = 3;

    private readonly Dictionary<SyntaxNode, (SoftmaxSite Site, Term Exponent)> softmaxes = [];
    private readonly Dictionary<SyntaxNode, LibrarySoftmaxSite> libraryCalls = [];
    private readonly Dictionary<(SiteKind, SyntaxNode), (Site Site, Term? Exponent)> sites = [];
    private readonly Dictionary<Term, FailureTest> failureTested = [];
    private readonly HashSet<SyntaxNode> absorbed = [];

    /// <summary>While the body of another method is followed, whose sites are found when that method is analysed.</summary>
    public bool IsMuted { get; set; }

    public void Add(SoftmaxSite site, Term exponent)
    {
        if (!IsMuted)
        {
            softmaxes[site.Exponential.Syntax] = (site, exponent.Erased());
        }
    }

    public void Add(LibrarySoftmaxSite site)
    {
        if (!IsMuted)
        {
            libraryCalls[site.Call.Syntax] = site;
        }
    }

    public void Add(Site site, Term? exponent = null)
    {
        if (!IsMuted)
        {
            sites[(site.Kind, site.Operation.Syntax)] = (site, exponent?.Erased());
        }
    }

    /// <summary>The code looks for the failure of these exponentials itself; what it does then is not examined. A long formula that is tested as a whole says nothing about one of its terms.</summary>
    public void NoteFailureTest(Term tested, FailureTest test)
    {
        if (tested.Monomials.Length > MaxTested)
        {
            return;
        }

        foreach (Term argument in tested.Atoms().Where(a => a.Kind is AtomKind.Exp or AtomKind.Max).SelectMany(a => a.Arguments))
        {
            Term any = argument.Erased();
            failureTested[any] = failureTested.TryGetValue(any, out FailureTest known) ? known | test : test;
        }
    }

    /// <summary>The value of a log that is a summand of this goes into a function that makes something finite of +∞.</summary>
    public void NoteAbsorbed(Term argument)
    {
        foreach (Monomial monomial in argument.Monomials.Where(m => m.Coefficient > 0 && m.Factors.Length == 1))
        {
            if (monomial.Factors[0] is { Value: 1, Key: { Kind: AtomKind.Log, Origin: { } log } })
            {
                absorbed.Add(log.Syntax);
            }
        }
    }

    public FlowFacts ToFacts() => new(
        softmaxes.Values.Where(s => !IsTested(s.Exponent, FailureTest.Any)).Select(s => s.Site).OrderBy(s => s.Exponential.Syntax.SpanStart).ToImmutableArray(),
        libraryCalls.Values.OrderBy(s => s.Call.Syntax.SpanStart).ToImmutableArray(),
        sites.Values.Where(IsOpen).Select(s => s.Site).OrderBy(s => s.Operation.Syntax.SpanStart).ToImmutableArray());

    private bool IsOpen((Site Site, Term? Exponent) site) =>
        (site.Exponent is null || !IsTested(site.Exponent, FailureOf(site.Site.Kind))) && !absorbed.Contains(site.Site.Operation.Syntax);

    private bool IsTested(Term exponent, FailureTest failure) => failureTested.TryGetValue(exponent, out FailureTest test) && (test & failure) != 0;

    /// <summary>A log of exponentials becomes infinite, never NaN, and that of large ones not because of a sum of 0.</summary>
    private static FailureTest FailureOf(SiteKind kind) => kind switch
    {
        SiteKind.LogSumExp or SiteKind.Softplus => FailureTest.Infinity,
        SiteKind.LogSumOfProbabilities or SiteKind.LogOfExp => FailureTest.Infinity | FailureTest.Zero,
        _ => FailureTest.Any,
    };
}
