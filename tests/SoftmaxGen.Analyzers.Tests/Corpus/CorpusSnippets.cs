using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>All shapes met in public code.</summary>
internal static class CorpusSnippets
{
    public static IReadOnlyList<CorpusSnippet> All { get; } =
        [.. UnstableSoftmaxShapes.All, .. UnstableLogShapes.All, .. UnstableRatioShapes.All, .. AccumulatedShapes.All, .. FollowedShapes.All, .. SwitchedShapes.All, .. QuietShapes.All, .. StableShapes.All, .. SaturatingShapes.All, .. UnrelatedShapes.All];
}
