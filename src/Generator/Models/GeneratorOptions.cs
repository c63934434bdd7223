namespace SoftmaxGen.Generator.Models;

/// <summary>The MSBuild properties of the consuming project that the generator obeys.</summary>
internal sealed record GeneratorOptions(bool Enabled, bool SelfCheck);
