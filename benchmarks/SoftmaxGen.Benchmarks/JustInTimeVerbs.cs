namespace SoftmaxGen.Benchmarks;

/// <summary>The verbs that need a compiler at run time. Their other half is not in an ahead-of-time build.</summary>
internal static partial class JustInTimeVerbs
{
    /// <summary>Runs the verb; <paramref name="known"/> stays false when there is none of this name.</summary>
    static partial void RunVerb(string verb, string[] options, ref bool known);

    public static void Run(string verb, string[] options, ref bool known) => RunVerb(verb, options, ref known);
}
