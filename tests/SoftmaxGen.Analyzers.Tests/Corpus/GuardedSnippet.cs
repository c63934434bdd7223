namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>A guard met in public code: without it the rule speaks, with it the rule is silent.</summary>
/// <param name="Name">What the guard is.</param>
/// <param name="Members">Members of a class, guarded.</param>
/// <param name="Guard">The text that makes the code right.</param>
/// <param name="Stripped">What stands there when somebody forgets it.</param>
/// <param name="Id">The rule that must then speak.</param>
internal sealed record GuardedSnippet(string Name, string Members, string Guard, string Stripped, string Id)
{
    public string WithoutGuard => Members.Replace(Guard, Stripped, System.StringComparison.Ordinal);
}
