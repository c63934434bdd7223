using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Children;

/// <summary>
/// No kernel is too big for the JIT. Beyond its limits it compiles a method without optimising it, or optimises it and leaves the small helpers of the exponential as calls, several times as slow
/// either way.
/// </summary>
public sealed partial class OptimisationTests
{
    private const int MostBytes = 60_000, MostLocals = 512;

    /// <summary>
    /// What kernels may call: the routines for rows off the fast path, those that say themselves why they are not inlined, and exact products of doubles without FMA, once or twice a row.
    /// </summary>
    private static readonly string[] Called =
    [
        "AnyRow:", "MaskedRow:", "ScalarRow:", "CrossEntropyRow:", "RowShift128:InTwo", "DoubleRowScale128:Product", "TwoDoubles:Product",
        "HalfSimd128:Widen", "HalfSimd128:Narrow", "HalfSimd256:Widen", "HalfSimd256:Narrow", "HalfSimd512:Widen", "HalfSimd512:Narrow", "StreamedRow512:Softmax",
    ];

    /// <summary>
    /// Halves with an added mask on 128 bits are converted four times for each exponential, by more helpers than the JIT inlines: the one kernel known to be slower than it should be.
    /// </summary>
    private const string Known = "__HalfAdded";

    private static IEnumerable<MethodInfo> PathMethods => new[] { TestKernels.Float, TestKernels.Typed }
        .SelectMany(image => image.Loaded.Assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(method => PathName().IsMatch(method.Name));

    [Fact]
    public void Methods_keep_far_below_the_limits_of_the_JIT()
    {
        MethodInfo largest = PathMethods.MaxBy(method => method.GetMethodBody()!.GetILAsByteArray()!.Length)!;
        MethodInfo fullest = PathMethods.MaxBy(method => method.GetMethodBody()!.LocalVariables.Count)!;
        int bytes = largest.GetMethodBody()!.GetILAsByteArray()!.Length, locals = fullest.GetMethodBody()!.LocalVariables.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"Largest: {largest.DeclaringType!.Name}.{largest.Name}, {bytes} bytes. Most locals: {fullest.DeclaringType!.Name}.{fullest.Name}, {locals}.");
        Assert.InRange(bytes, 1, MostBytes / 8);
        Assert.InRange(locals, 1, MostLocals / 4);
    }

    /// <summary>On the widest path of this machine and on the narrowest, of every kernel there is.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "1")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    public async Task Everything_is_optimised_and_every_helper_inlined(string name, string value)
    {
        using var files = new TemporaryDirectory();
        string listing = files.File("listing.txt");
        var environment = new Dictionary<string, string>
        {
            [name] = value,
            ["DOTNET_JitStdOutFile"] = listing,
            ["DOTNET_JitDisasm"] = "Row512 Row256 Row128 Rows512 Rows256 Rows128 RowsLeft512 RowsLeft256 RowsLeft128",
        };
        ChildResult child = await ChildProcess.RunAsync(
            typeof(OptimisationTests).Assembly.Location,
            ["-noLogo", "-noColor", "-method", $"{typeof(OptimisationTests).FullName}.{nameof(Every_path_compiles)}"],
            environment,
            TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, child.Output + child.Error);

        int methods = 0;
        string method = "";
        var wrong = new List<string>();
        foreach (string line in File.ReadLines(listing))
        {
            if (line.StartsWith("; Assembly listing for method ", StringComparison.Ordinal))
            {
                methods++;
                method = line;
                if (!line.EndsWith("(FullOpts)", StringComparison.Ordinal))
                {
                    wrong.Add(line);
                }
            }
            else if (line.Contains("call ", StringComparison.Ordinal) && line.Contains("SoftmaxGen.Simd.", StringComparison.Ordinal) && !Called.Any(line.Contains)
                && !(method.Contains(Known, StringComparison.Ordinal) && method.Contains("128(", StringComparison.Ordinal)))
            {
                wrong.Add($"{method}: {line.Trim()}");
            }
        }

        Assert.True(methods > 100, $"The listing has {methods} methods.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {methods}:\n{string.Join("\n", wrong.Take(20))}");
    }

    /// <summary>The path that this process takes, of every kernel.</summary>
    [Fact]
    public void Every_path_compiles()
    {
        string width = Simd.Simd512.IsSupported ? "512" : Simd.Simd256.IsSupported ? "256" : "128";
        MethodInfo[] methods = [.. PathMethods.Where(method => method.Name.EndsWith(width, StringComparison.Ordinal))];
        Assert.NotEmpty(methods);
        foreach (MethodInfo method in methods)
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }

    [GeneratedRegex("^Rows?(Left)?(512|256|128)$")]
    private static partial Regex PathName();
}
