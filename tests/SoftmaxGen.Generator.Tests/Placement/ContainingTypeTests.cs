using Xunit;
using SoftmaxGen.Testing;

namespace SoftmaxGen.Generator.Tests.Placement;

/// <summary>Every kind of type that can hold a kernel.</summary>
public sealed class ContainingTypeTests
{
    private const string Static = "[Softmax(Dim = 3)] public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);";
    private const string Instance = "[Softmax(Dim = 3)] public partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);";

    [Theory]
    [InlineData("public static partial class C { " + Static + " }")]
    [InlineData("public partial class C { " + Static + " }")]
    [InlineData("public partial class C { " + Instance + " }")]
    [InlineData("public abstract partial class C { " + Instance + " }")]
    [InlineData("public sealed partial class C { " + Instance + " }")]
    [InlineData("public partial class C(int x) { public int X => x; " + Instance + " }")]
    [InlineData("public partial struct S { " + Instance + " }")]
    [InlineData("public readonly partial struct S { " + Instance + " }")]
    [InlineData("public ref partial struct S { " + Instance + " }")]
    [InlineData("public readonly ref partial struct S { " + Static + " }")]
    [InlineData("public unsafe partial struct S { public int* P; " + Instance + " }")]
    [InlineData("public partial record R(int X) { " + Instance + " }")]
    [InlineData("public partial record class R { " + Static + " }")]
    [InlineData("public partial record struct R(int X) { " + Instance + " }")]
    [InlineData("public readonly partial record struct R(int X) { " + Static + " }")]
    [InlineData("public partial interface I { " + Static + " }")]
    [InlineData("public partial interface I { " + Instance + " }")]
    [InlineData("public partial interface I<in TIn, out TOut> { " + Instance + " }")]
    [InlineData("internal partial class C { private protected partial class D { " + Static + " } }")]
    [InlineData("public partial interface I { public partial record R { internal partial struct S { " + Instance + " } } }")]
    [InlineData("public partial class C<T> { " + Instance + " }")]
    [InlineData("public partial class C<T> where T : struct, System.IComparable<T> { public partial class D<U, V> where U : C<T> where V : unmanaged { " + Static + " } }")]
    [InlineData("public partial class C<@class, @int> { " + Static + " }")]
    [InlineData("public partial class C : System.IDisposable { public void Dispose() { } " + Instance + " }")]
    public void A_kernel_in_a_type_compiles(string type) => Kernels.AssertOne(UserProject.Of(Sources.InNamespace(type)));

    [Fact]
    public void A_type_in_several_parts_of_which_one_says_what_it_is() => Kernels.AssertOne(UserProject.Of(
        Sources.InNamespace("partial class C { " + Instance + " }"),
        Sources.InNamespace("public sealed partial class C : System.IDisposable { public void Dispose() { } }")));

    [Theory]
    [InlineData("@class")]
    [InlineData("record")]
    [InlineData("@record")]
    [InlineData("@await")]
    [InlineData("async")]
    [InlineData("field")]
    [InlineData("value")]
    [InlineData("_")]
    [InlineData("Größe")]
    [InlineData("確率")]
    [InlineData("\\u0041bc")]
    [InlineData("SoftmaxGen")]
    [InlineData("System")]
    public void A_kernel_of_any_name_compiles(string name) => Kernels.AssertOne(UserProject.Of(Sources.InClass(
        $"[global::SoftmaxGen.Softmax(Dim = 3)] public static partial void {name}(global::System.ReadOnlySpan<float> logits, global::System.Span<float> probabilities);")));

    [Theory]
    [InlineData("@in", "@out")]
    [InlineData("@default", "value")]
    [InlineData("x", "X")]
    [InlineData("ζ", "確率")]
    [InlineData("System", "SoftmaxGen")]
    [InlineData("Run", "Kernel")]
    [InlineData("global", "Span")]
    [InlineData("logits", "length")]
    [InlineData("rows", "e0")]
    public void Parameters_of_any_name_compile(string logits, string probabilities) => Kernels.AssertOne(UserProject.Of(Sources.InClass(
        $"[Softmax(Dim = 3)] public static partial void Softmax(global::System.ReadOnlySpan<float> {logits}, global::System.Span<float> {probabilities});")));
}
