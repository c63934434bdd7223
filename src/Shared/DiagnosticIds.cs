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

    // SMG2010 and up: performance of the project's own kernels, a suggestion.
    public const string NativeAotDefaultBaseline = "SMG2010";

    /// <summary>The page that explains a rule: cause, failing input, fix, when to suppress it.</summary>
    public static string HelpLink(string id) =>
        $"https://github.com/softmaxgen/softmaxgen/blob/main/docs/rules/{id}.md";
}
