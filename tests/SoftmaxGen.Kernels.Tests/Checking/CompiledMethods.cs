using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Threading;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>
/// Listens to the just-in-time compiler. A method that was compiled was called: the only evidence of the path a kernel took that does not come from
/// the condition it was chosen by.
/// </summary>
internal sealed class CompiledMethods : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords JitKeyword = (EventKeywords)0x10;
    private const int MethodLoadVerbose = 143;

    private readonly ConcurrentQueue<string> methods = new();

    /// <summary>Waits until a method of that name has been reported, then gives all methods of types whose name contains <paramref name="type"/>.</summary>
    public IReadOnlyCollection<string> WaitFor(string type, Func<string, bool> name)
    {
        // Events arrive on a thread of the runtime's own, some time later.
        long start = Stopwatch.GetTimestamp();
        while (!Of(type).Any(name) && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
        {
            Thread.Sleep(20);
        }

        return Of(type);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
        {
            EnableEvents(eventSource, EventLevel.Verbose, JitKeyword);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == MethodLoadVerbose && eventData.Payload is { Count: > 8 } payload)
        {
            methods.Enqueue($"{payload[6]}::{payload[7]}");
        }
    }

    private string[] Of(string type) =>
        [.. methods.Where(m => m[..m.IndexOf("::", StringComparison.Ordinal)].Contains(type, StringComparison.Ordinal)).Select(m => m[(m.IndexOf("::", StringComparison.Ordinal) + 2)..])];
}
