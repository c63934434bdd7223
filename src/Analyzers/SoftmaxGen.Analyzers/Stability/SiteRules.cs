using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>Which rule speaks about which kind of site, and what it says beyond the common arguments.</summary>
internal static class SiteRules
{
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(
        StabilityDescriptors.LibrarySoftmaxWithoutShift,
        StabilityDescriptors.SoftmaxWithoutShift,
        StabilityDescriptors.LogSumExp,
        StabilityDescriptors.LogOfProbability,
        StabilityDescriptors.Softplus,
        StabilityDescriptors.ExponentialRatio,
        StabilityDescriptors.BrokenShift,
        StabilityDescriptors.VanishingEpsilon,
        StabilityDescriptors.LogOneMinusExp,
        StabilityDescriptors.HalfSum,
        SuggestionDescriptors.ClampedExp,
        SuggestionDescriptors.NaiveLibraryFunction,
        SuggestionDescriptors.XLogX,
        SuggestionDescriptors.ZeroNormaliser,
        SuggestionDescriptors.LinearResponsibility,
        SuggestionDescriptors.VarianceDifference,
        SuggestionDescriptors.ZeroTemperature,
        SuggestionDescriptors.FlattenedBatch,
        SuggestionDescriptors.UnscaledAttention,
        SuggestionDescriptors.KernelCandidate,
        SuggestionDescriptors.FusedCrossEntropy,
        SuggestionDescriptors.RecomputedMaximum);

    public static (DiagnosticDescriptor Descriptor, string Remark) Of(Site site) => site.Kind switch
    {
        SiteKind.ScalarSoftmax => (StabilityDescriptors.SoftmaxWithoutShift, ""),
        SiteKind.LogSumExp or SiteKind.LogSumOfProbabilities or SiteKind.LogOfExp => (StabilityDescriptors.LogSumExp, ""),
        SiteKind.LogOfSoftmax or SiteKind.LogOfSigmoid => (StabilityDescriptors.LogOfProbability, ""),
        SiteKind.Softplus => (StabilityDescriptors.Softplus, site.Type switch { NumericType.Double => "-37", NumericType.Half => "-8", _ => "-17" }),
        SiteKind.SigmoidRatio or SiteKind.TanhRatio => (StabilityDescriptors.ExponentialRatio, ""),
        SiteKind.SeededMaximum => (StabilityDescriptors.BrokenShift, "The maximum starts at 0 and stays there when all logits are negative"),
        SiteKind.OtherMaximum => (StabilityDescriptors.BrokenShift, "The maximum of another collection is subtracted"),
        SiteKind.AddedMaximum => (StabilityDescriptors.BrokenShift, "The maximum is added instead of subtracted"),
        SiteKind.MismatchedShift => (StabilityDescriptors.BrokenShift, "The maximum is subtracted on one side of the fraction bar only"),
        SiteKind.VanishingEpsilon => (StabilityDescriptors.VanishingEpsilon, site.Subject),
        SiteKind.LogOneMinusExp => (StabilityDescriptors.LogOneMinusExp, ""),
        SiteKind.HalfSum => (StabilityDescriptors.HalfSum, ""),
        SiteKind.ClampedExp => (SuggestionDescriptors.ClampedExp, ""),
        SiteKind.NaiveLibraryFunction => (SuggestionDescriptors.NaiveLibraryFunction, ""),
        SiteKind.XLogX => (SuggestionDescriptors.XLogX, ""),
        SiteKind.ZeroNormaliser => (SuggestionDescriptors.ZeroNormaliser, ""),
        SiteKind.LinearResponsibility => (SuggestionDescriptors.LinearResponsibility, ""),
        SiteKind.VarianceDifference => (SuggestionDescriptors.VarianceDifference, ""),
        SiteKind.ZeroTemperature => (SuggestionDescriptors.ZeroTemperature, ""),
        SiteKind.FlattenedBatch => (SuggestionDescriptors.FlattenedBatch, ""),
        SiteKind.UnscaledAttention => (SuggestionDescriptors.UnscaledAttention, ""),
        SiteKind.KernelCandidate => (SuggestionDescriptors.KernelCandidate, ""),
        SiteKind.FusedCrossEntropy => (SuggestionDescriptors.FusedCrossEntropy, ""),
        _ => (SuggestionDescriptors.RecomputedMaximum, ""),
    };
}
