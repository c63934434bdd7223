using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>A project published with NativeAOT: no trim or AOT warning, and the program runs.</summary>
public sealed class NativeAotConsumerTests(PackedPackage package)
{
    [Fact(Timeout = 600_000)]
    public async Task Runs_a_kernel()
    {
        // NativeAOT needs the platform's linker, which is not part of the SDK. On CI, .ci/run has installed it.
        Assert.SkipUnless(HasLinker || Environment.GetEnvironmentVariable("CI") == "true", "NativeAOT needs clang or gcc; see the README for what to install");
        var consumer = new Consumer(package, "NativeAot", "NativeAot", "Softmax");

        (await consumer.PublishAsync("--use-current-runtime")).AssertSucceeded();

        Assert.DoesNotContain(consumer.PublishedFiles, file => file.EndsWith(".dll", StringComparison.Ordinal));
        SoftmaxOutput.AssertRight(await consumer.RunPublishedAsync("NativeAot", SoftmaxOutput.Logits));
    }

    private static bool HasLinker => OperatingSystem.IsWindows()
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}
