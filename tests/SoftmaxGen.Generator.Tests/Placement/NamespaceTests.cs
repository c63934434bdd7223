using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Placement;

/// <summary>Namespaces of every form, and names in them that the generated text uses too.</summary>
public sealed class NamespaceTests
{
    private const string Kernel =
        "public static partial class Kernels { [global::SoftmaxGen.Softmax(Dim = 300, Batched = true)] public static partial void Softmax(global::System.ReadOnlySpan<float> logits, global::System.Span<float> probabilities); }";

    [Theory]
    [InlineData(Kernel)]
    [InlineData("namespace N;\n" + Kernel)]
    [InlineData("namespace N.M.O;\n" + Kernel)]
    [InlineData("namespace N { namespace M { " + Kernel + " } }")]
    [InlineData("namespace @namespace.@class;\n" + Kernel)]
    [InlineData("namespace Größe.確率;\n" + Kernel)]
    [InlineData("namespace SoftmaxGen;\n" + Kernel)]
    [InlineData("namespace SoftmaxGen.Generated;\n" + Kernel)]
    [InlineData("namespace Example.SoftmaxGen;\n" + Kernel)]
    [InlineData("namespace Example.System.Runtime;\n" + Kernel)]
    public void A_kernel_in_a_namespace_compiles(string source) => Kernels.AssertOne(UserProject.Of(source));

    /// <summary>Names the generated text may use, declared by the user where they are found before any using directive.</summary>
    private const string Impostors = """
        public class Span<T> { }
        public class ReadOnlySpan<T> { }
        public class Vector128 { }
        public class Vector128<T> { }
        public class Vector256 { }
        public class Vector256<T> { }
        public class Vector512 { }
        public class Vector512<T> { }
        public class Simd512 { }
        public class Simd256 { }
        public class Simd128 { }
        public class MethodImpl { }
        public class MethodImplAttribute : global::System.Attribute { }
        public class MethodImplOptions { }
        public class GeneratedCode { }
        public class GeneratedCodeAttribute : global::System.Attribute { }
        public class Unsafe { }
        public class MemoryMarshal { }
        public class Math { }
        public class MathF { }
        public class ArgumentException { }
        public class SoftmaxKernel { }
        public class RowShift256 { }
        public class RowScale256 { }
        public class KernelChecks { }
        public class nuint_ { }
        """;

    [Fact]
    public void User_types_in_the_global_namespace_do_not_disturb() => Kernels.AssertOne(UserProject.Of(Kernel, Impostors));

    [Fact]
    public void User_types_in_the_kernels_namespace_do_not_disturb() => Kernels.AssertOne(UserProject.Of(
        "namespace Example;\n" + Kernel,
        "namespace Example;\n" + Impostors + "\npublic class System { }\npublic class SoftmaxGen { }"));

    [Fact]
    public void User_types_in_the_containing_type_do_not_disturb() => Kernels.AssertOne(UserProject.Of(
        "namespace Example;\n" + Kernel,
        "namespace Example;\npublic static partial class Kernels\n{\n" + Impostors + "\npublic class System { }\npublic class SoftmaxGen { }\n}"));

    [Fact]
    public void Global_using_aliases_do_not_disturb() => Kernels.AssertOne(UserProject.Of(
        "namespace Example;\n" + Kernel,
        """
        global using System;
        global using Vector256 = System.String;
        global using Unsafe = System.String;
        global using Simd256 = System.String;
        global using MethodImpl = System.String;
        global using static System.Math;
        """));

    [Fact]
    public void Members_of_the_containing_type_do_not_disturb() => Kernels.AssertOne(UserProject.Of(
        "namespace Example;\n" + Kernel,
        """
        namespace Example;
        public static partial class Kernels
        {
            public static int System => 0;
            public static int SoftmaxGen => 0;
            public static int SoftmaxKernel => 0;
            public static void Run(float logits) { }
        }
        """));

    [Fact]
    public void Kernels_of_one_name_in_many_places_do_not_disturb_each_other()
    {
        GeneratorRun run = GeneratorHarness.Run(UserProject.Of(
            Kernel,
            "namespace N { " + Kernel + " }",
            "namespace n { " + Kernel + " }",
            "namespace N.M { " + Kernel + " public static partial class Kernels<T> { [global::SoftmaxGen.Softmax(Dim = 3)] public static partial void Softmax(global::System.Span<float> row); } }"));
        Assert.Equal(5, run.Files.Length);
    }
}
