using System;
using CsCheck;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>A new seed for each run of a property, printed so that a failure can be run again.</summary>
internal static class Seeds
{
    public static string Next(ITestOutputHelper output)
    {
        string seed = new PCG((uint)Random.Shared.Next()).ToString();
        output.WriteLine($"CsCheck seed: {seed}");
        return seed;
    }
}
