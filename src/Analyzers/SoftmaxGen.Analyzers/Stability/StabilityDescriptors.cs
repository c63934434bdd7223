using Microsoft.CodeAnalysis;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>The descriptors of SMG1001 and SMG1002.</summary>
internal static class StabilityDescriptors
{
    public const string Category = "SoftmaxGen.Stability";

    public static readonly DiagnosticDescriptor LibrarySoftmaxWithoutShift = new(
        DiagnosticIds.LibrarySoftmaxWithoutShift,
        "A library softmax does not subtract the maximum",
        "{0} does not subtract the maximum of '{1}': exp overflows {2} above {3} and the result is NaN; when every input is below {4} the sum is 0 and all results are NaN",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The library computes exp(x) / Σ exp(x) as written. Subtract the maximum first, or call StableMath.Softmax or a generated kernel, which are right for every input.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.LibrarySoftmaxWithoutShift));

    public static readonly DiagnosticDescriptor SoftmaxWithoutShift = new(
        DiagnosticIds.SoftmaxWithoutShift,
        "A hand-written softmax does not subtract the maximum",
        "This exp of '{0}' is divided by its own sum with no maximum subtracted: exp overflows {1} above {2} and the result is NaN; when every value is below {3} the sum is 0 and all results are NaN",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "exp(x) / Σ exp(x) equals exp(x − max) / Σ exp(x − max) in exact arithmetic, and only the second form stays in range. Subtract the maximum first, or call StableMath.Softmax or a generated kernel.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.SoftmaxWithoutShift));
}
