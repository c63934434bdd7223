using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>Turns a description into diagnostics.</summary>
internal static class Reports
{
    public static IEnumerable<Diagnostic> Of(FlowFacts facts, SyntaxTree tree, bool isVerbose)
    {
        foreach (LibrarySoftmaxSite site in facts.LibraryCalls)
        {
            if (UnshiftedSoftmaxRules.IsUnshifted(site))
            {
                string method = site.Method == KnownMethod.TensorSoftMax ? "Tensor.SoftMax" : "TensorPrimitives.SoftMax";
                yield return Create(StabilityDescriptors.LibrarySoftmaxWithoutShift, site.Call, null, UnshiftedSoftmaxRules.InputText(site), site.Type, method, Facts(isVerbose, "the input may be as large as a logit gets", null));
            }
        }

        foreach (SoftmaxSite site in facts.Softmaxes)
        {
            if (site.Exponential.Syntax.SyntaxTree == tree)
            {
                yield return Create(StabilityDescriptors.SoftmaxWithoutShift, site.Exponential, site.Division, site.Source, site.Type, "", Facts(isVerbose, site.Exponent, null));
            }
        }

        foreach (Site site in facts.Sites)
        {
            if (site.Operation.Syntax.SyntaxTree == tree)
            {
                (DiagnosticDescriptor descriptor, string remark) = SiteRules.Of(site);
                yield return Create(descriptor, site.Operation, site.Other, site.Subject, site.Type, remark, Facts(isVerbose, site.Formula, site.Bounds));
            }
        }
    }

    /// <summary>What the analysis knew, for whoever asks why: the exponent or value as a formula, and its bounds.</summary>
    private static ImmutableDictionary<string, string?>? Facts(bool isVerbose, string formula, string? bounds) => isVerbose
        ? ImmutableDictionary<string, string?>.Empty.Add("softmaxgen.formula", formula).Add("softmaxgen.bounds", bounds)
        : null;

    private static Diagnostic Create(DiagnosticDescriptor descriptor, IOperation place, IOperation? other, string subject, NumericType type, string remark, ImmutableDictionary<string, string?>? facts) => Diagnostic.Create(
        descriptor,
        place.Syntax.GetLocation(),
        other is null || other.Syntax.SyntaxTree != place.Syntax.SyntaxTree ? [] : [other.Syntax.GetLocation()],
        facts,
        subject,
        type.Name(),
        type.Overflow(),
        type.Underflow(),
        remark);
}
