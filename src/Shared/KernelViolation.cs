using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Shared;

/// <summary>One broken rule of the kernel contract: the diagnostic id and the arguments of its message.</summary>
internal sealed class KernelViolation(string id, Location? location, params string[] arguments)
{
    public string Id { get; } = id;

    /// <summary>Where to report; never kept in a generator model.</summary>
    public Location? Location { get; } = location;

    public string[] Arguments { get; } = arguments;
}
