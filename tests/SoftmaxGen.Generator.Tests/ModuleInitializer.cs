using System.Runtime.CompilerServices;
using VerifyTests;

namespace SoftmaxGen.Generator.Tests;

internal static class ModuleInitializer
{
    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();
}
