namespace SoftmaxGen.Shared;

/// <summary>Every diagnostic id of the package. An id is never reused for another meaning.</summary>
internal static class DiagnosticIds
{
    // SMG0xxx: misuse of an attribute, an error; the method gets no code.
    public const string MethodMustBePartial = "SMG0001";
    public const string AccessibilityRequired = "SMG0002";
    public const string WrongSignature = "SMG0003";
    public const string UnsupportedElementType = "SMG0004";
    public const string DimOutOfRange = "SMG0005";
    public const string ContradictingOptions = "SMG0006";
    public const string ContainingTypeMustBePartial = "SMG0007";
    public const string LanguageVersionTooOld = "SMG0008";
    public const string SeveralKernelAttributes = "SMG0009";
    public const string OptionOutOfRange = "SMG0010";
    public const string RoleMisused = "SMG0011";

    // SMG1xxx: numerical stability, a warning.
    public const string LibrarySoftmaxWithoutShift = "SMG1001";
    public const string SoftmaxWithoutShift = "SMG1002";
    public const string LogSumExp = "SMG1003";
    public const string LogOfProbability = "SMG1004";
    public const string Softplus = "SMG1005";
    public const string ExponentialRatio = "SMG1006";
    public const string BrokenShift = "SMG1007";
    public const string VanishingEpsilon = "SMG1008";
    public const string LogOneMinusExp = "SMG1009";
    public const string HalfSum = "SMG1010";

    // SMG11xx: numerical stability where it depends on the values, a suggestion.
    public const string ClampedExp = "SMG1101";
    public const string NaiveLibraryFunction = "SMG1102";
    public const string XLogX = "SMG1103";
    public const string ZeroNormaliser = "SMG1104";
    public const string LinearResponsibility = "SMG1105";
    public const string VarianceDifference = "SMG1106";
    public const string ZeroTemperature = "SMG1107";
    public const string FlattenedBatch = "SMG1108";
    public const string UnscaledAttention = "SMG1109";

    // SMG2xxx: right, and a kernel would do it faster, a suggestion.
    public const string KernelCandidate = "SMG2001";
    public const string FusedCrossEntropy = "SMG2002";
    public const string RecomputedMaximum = "SMG2003";

    // SMG2010 and up: performance of the project's own kernels, a suggestion.
    public const string NativeAotDefaultBaseline = "SMG2010";

    /// <summary>The page that explains a rule: cause, failing input, fix, when to suppress it.</summary>
    public static string HelpLink(string id) =>
        $"https://github.com/softmaxgen/softmaxgen/blob/main/docs/rules/{id}.md";
}
