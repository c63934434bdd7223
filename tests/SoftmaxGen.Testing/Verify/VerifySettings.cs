using System.Collections.Generic;
using System.Globalization;

namespace VerifyTests;

/// <summary>Where a snapshot lies and what it is called. The part of Verify's class of this name that the tests use.</summary>
public sealed class VerifySettings
{
    internal string? Directory { get; private set; }

    internal List<string> Parameters { get; } = [];

    /// <summary>A directory relative to the test's source file.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>The arguments of a theory, which become part of the file name.</summary>
    public void UseParameters(params object?[] parameters)
    {
        foreach (object? parameter in parameters)
        {
            Parameters.Add(System.Convert.ToString(parameter, CultureInfo.InvariantCulture) ?? "null");
        }
    }
}
