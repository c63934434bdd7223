using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>Turns a description into diagnostics.</summary>
internal static class Reports
{
    public static IEnumerable<Diagnostic> Of(FlowFacts facts, SyntaxTree tree)
    {
        foreach (LibrarySoftmaxSite site in facts.LibraryCalls)
        {
            if (UnshiftedSoftmaxRules.IsUnshifted(site))
            {
                string method = site.Method == KnownMethod.TensorSoftMax ? "Tensor.SoftMax" : "TensorPrimitives.SoftMax";
                yield return Create(StabilityDescriptors.LibrarySoftmaxWithoutShift, site.Call, null, UnshiftedSoftmaxRules.InputText(site), site.Type, method);
            }
        }

        foreach (SoftmaxSite site in facts.Softmaxes)
        {
            if (site.Exponential.Syntax.SyntaxTree == tree)
            {
                yield return Create(StabilityDescriptors.SoftmaxWithoutShift, site.Exponential, site.Division, site.Source, site.Type, "");
            }
        }

        foreach (Site site in facts.Sites)
        {
            if (site.Operation.Syntax.SyntaxTree == tree)
            {
                (DiagnosticDescriptor descriptor, string remark) = SiteRules.Of(site);
                yield return Create(descriptor, site.Operation, site.Other, site.Subject, site.Type, remark);
            }
        }
    }

    private static Diagnostic Create(DiagnosticDescriptor descriptor, IOperation place, IOperation? other, string subject, NumericType type, string remark) => Diagnostic.Create(
        descriptor,
        place.Syntax.GetLocation(),
        other is null ? [] : [other.Syntax.GetLocation()],
        subject,
        type.Name(),
        type.Overflow(),
        type.Underflow(),
        remark);
}
