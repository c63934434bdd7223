using System;
using System.Globalization;

namespace SoftmaxGen.Benchmarks;

/// <summary>The command line asks for something that does not exist; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    public static int Positive(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw new UsageException($"{option} needs a positive whole number, not '{text}'");
}
