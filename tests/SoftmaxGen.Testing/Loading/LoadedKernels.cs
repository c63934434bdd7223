using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace SoftmaxGen.Testing;

/// <summary>A compiled assembly of kernels, loaded so that it can be unloaded again.</summary>
public sealed class LoadedKernels : IDisposable
{
    private readonly AssemblyLoadContext context;
    private readonly Type type;

    private LoadedKernels(Stream image, string typeName)
    {
        // The SoftmaxGen runtime is not loaded a second time: an empty context asks the default one for it.
        context = new AssemblyLoadContext(typeName, isCollectible: true);
        type = context.LoadFromStream(image).GetType(typeName, throwOnError: true)!;
    }

    /// <summary>The assembly, with the generated classes.</summary>
    public Assembly Assembly => type.Assembly;

    /// <summary>The machine code of a compilation that has no errors.</summary>
    public static byte[] Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        CompilerDiagnostics.AssertNone(result.Diagnostics);
        Assert.True(result.Success);
        return image.ToArray();
    }

    public static LoadedKernels Load(byte[] image, string typeName) => new(new MemoryStream(image), typeName);

    /// <summary>A static kernel as a delegate. Names are unique in the type, so overloads are not told apart.</summary>
    public TDelegate Get<TDelegate>(string name)
        where TDelegate : Delegate =>
        Method(name).CreateDelegate<TDelegate>();

    public void Dispose() => context.Unload();

    private MethodInfo Method(string name) =>
        type.GetMethod(name) ?? throw new InvalidOperationException($"No kernel '{name}' in {type}.");
}
