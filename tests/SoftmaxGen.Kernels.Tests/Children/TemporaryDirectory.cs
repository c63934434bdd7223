using System;
using System.IO;

namespace SoftmaxGen.Kernels.Tests.Children;

/// <summary>A directory that goes away with what is in it.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("SoftmaxGen");

    public string File(string name) => Path.Combine(directory.FullName, name);

    public void Dispose() => directory.Delete(recursive: true);
}
