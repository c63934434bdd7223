using System;

namespace SoftmaxGen;

/// <summary>
/// Marks a parameter of the element type as the temperature of a kernel: the kernel works on <c>Scale · logits / temperature</c>. It must be
/// positive, and <c>|Scale| / temperature</c> must lie in 1e-20 … 1e20; otherwise the call throws before anything is written.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TemperatureAttribute : Attribute
{
}
