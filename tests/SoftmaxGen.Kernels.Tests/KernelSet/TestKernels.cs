using System;
using System.Globalization;
using SoftmaxGen.Testing;

namespace SoftmaxGen.Kernels.Tests.KernelSet;

/// <summary>The compiled kernels under test, made once per process; a child process gets the files its parent made.</summary>
internal static class TestKernels
{
    /// <summary>The kernels for float, whose names are a form and a length.</summary>
    public static KernelImage Float { get; } = new("SOFTMAXGEN_KERNELS", KernelSource.All);

    /// <summary>The kernels for every element type and those with run-time roles, whose names begin with the type.</summary>
    public static KernelImage Typed { get; } = new("SOFTMAXGEN_TYPED_KERNELS", TypedSource.All);

    /// <summary>The kernel of a form and a length.</summary>
    public static TKernel Get<TKernel>(string form, int dim)
        where TKernel : Delegate => Float.Loaded.Get<TKernel>(NameOf(form, dim));

    /// <summary>The kernel of an element type, a form and a length.</summary>
    public static TKernel Get<T, TKernel>(string form, int dim)
        where TKernel : Delegate => Typed.Loaded.Get<TKernel>(NameOf(TypedSource.Prefix<T>() + form, dim));

    public static string NameOf(string form, int dim) => form + "_" + dim.ToString(CultureInfo.InvariantCulture);
}
