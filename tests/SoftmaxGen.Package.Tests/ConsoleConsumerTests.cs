using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>An empty console project that adds the package and an attribute, on both frameworks the package has a library for.</summary>
public sealed class ConsoleConsumerTests(PackedPackage package)
{
    [Fact(Timeout = 300_000)]
    public async Task Runs_a_kernel_on_net10()
    {
        var consumer = new Consumer(package, "OnNet10", "Console", "Softmax");

        (await consumer.BuildAsync()).AssertSucceeded();

        SoftmaxOutput.AssertRight(await consumer.RunAsync(SoftmaxOutput.Logits));
    }

    [Fact(Timeout = 300_000)]
    public async Task Runs_a_kernel_on_net8()
    {
        // The .NET 8 runtime need not be installed, so the project brings it along.
        var consumer = new Consumer(package, "OnNet8", "ConsoleNet8", "Softmax");

        (await consumer.PublishAsync("--use-current-runtime", "--self-contained")).AssertSucceeded();

        SoftmaxOutput.AssertRight(await consumer.RunPublishedAsync("ConsoleNet8", SoftmaxOutput.Logits));
    }

    [Fact(Timeout = 300_000)]
    public async Task Writes_no_kernel_when_switched_off()
    {
        var consumer = new Consumer(package, "SwitchedOff", "Console", "Softmax");

        CommandResult build = await consumer.BuildAllowingWarningsAsync("-p:SoftmaxGenEnabled=false");

        build.AssertFailed();
        build.AssertContains("Program.cs(18,32): error CS8795");
    }

    [Fact(Timeout = 300_000)]
    public async Task Takes_methods_implemented_by_hand_when_switched_off()
    {
        var consumer = new Consumer(package, "ByHand", "Console", "Softmax", "ByHand");

        (await consumer.BuildAsync("-p:SoftmaxGenEnabled=false")).AssertSucceeded();

        SoftmaxOutput.AssertRight(await consumer.RunAsync(SoftmaxOutput.Logits));
    }
}
