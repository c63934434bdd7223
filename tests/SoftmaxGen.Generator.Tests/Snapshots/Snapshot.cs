using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using SoftmaxGen.Testing;
using VerifyTests;
using VerifyXunit;

namespace SoftmaxGen.Generator.Tests.Snapshots;

/// <summary>Runs the generator with every check of the harness and compares its files with <c>Verified/Type.Test#HintName.verified.cs</c>.</summary>
internal static class Snapshot
{
    /// <summary>One kernel in the usual place.</summary>
    public static Task OfKernel(string member, [CallerFilePath] string sourceFile = "") =>
        Of(UserProject.Of(Sources.InClass(member)), sourceFile);

    public static async Task Of(UserProject project, [CallerFilePath] string sourceFile = "")
    {
        GeneratorRun run = GeneratorHarness.Run(project);
        var settings = new VerifySettings();
        settings.UseDirectory("Verified");
        await Verifier.Verify(run.Driver, settings, sourceFile);
    }
}
