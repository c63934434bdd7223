using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>A project with <c>SoftmaxGenSelfCheck</c>, which reaches the generator through the package's build properties.</summary>
public sealed class SelfCheckConsumerTests(PackedPackage package)
{
    [Fact(Timeout = 300_000)]
    public async Task Wrong_results_throw()
    {
        var consumer = new Consumer(package, "SelfCheck", "SelfCheck");

        (await consumer.BuildAsync()).AssertSucceeded();
        CommandResult run = await consumer.RunAsync();

        run.AssertSucceeded();
        run.AssertContains("small logits pass");
        // Without the shift exp(90) is beyond float: the kernel says NaN where the reference says 1.
        Assert.Contains("Unstable", run.Line("large logits throw:"));
    }

    [Fact(Timeout = 300_000)]
    public async Task Nothing_is_checked_unless_asked_for()
    {
        var consumer = new Consumer(package, "SelfCheckOff", "SelfCheck");

        (await consumer.BuildAsync("-p:SoftmaxGenSelfCheck=false")).AssertSucceeded();
        CommandResult run = await consumer.RunAsync();

        run.AssertSucceeded();
        Assert.Contains("NaN", run.Line("large logits pass:"));
    }
}
