namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>A shape met in public code, written anew and as small as it gets.</summary>
/// <param name="Name">What the shape is.</param>
/// <param name="Members">Members of a class.</param>
/// <param name="Ids">The warnings it gets, each rule once; none when it is right.</param>
internal sealed record CorpusSnippet(string Name, string Members, params string[] Ids);
