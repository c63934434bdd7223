using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Placement;

internal static class Kernels
{
    /// <summary>The project compiles without a warning, with exactly one generated file.</summary>
    public static void AssertOne(UserProject project) => Assert.Single(GeneratorHarness.Run(project).Files);
}
