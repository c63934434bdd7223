using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests.Inner;

/// <summary>The kernels over a middle axis at one vector width, or at the one that this machine would choose.</summary>
internal sealed record InnerPath<T>(InnerPath<T>.SoftmaxRun Softmax, InnerPath<T>.GradientRun Gradient, InnerPath<T>.LossRun CrossEntropy)
{
    public delegate void SoftmaxRun(ref T logits, ref T probabilities, InnerPlan plan, nuint firstBlock, nuint blocks, double scale, in RowRoles<T> roles);

    public delegate void GradientRun(ref T probabilities, ref T upstream, ref T gradient, InnerPlan plan, nuint firstBlock, nuint blocks, double scale);

    public delegate LossSum LossRun(
        ref T logits, ref int targets, ref T losses, ref T gradient, InnerPlan plan, nuint firstBlock, nuint blocks, double scale, double weight, in RowRoles<T> roles);
}

/// <summary>Every width this machine can compute, chosen or not: 512-bit vectors work as pairs without AVX-512.</summary>
internal static class InnerPaths
{
    public static IEnumerable<string> Names =>
        Avx2.IsSupported && Fma.IsSupported ? ["any", "scalar", "128", "256", "512"] : ["any", "scalar", "128"];

    /// <summary>The classes that test them.</summary>
    public static IEnumerable<Type> TestClasses => typeof(InnerPaths).Assembly.GetTypes().Where(t => t.Namespace == typeof(InnerPaths).Namespace && t.IsPublic && !t.IsAbstract);

    public static InnerPath<T> Get<T>(string name) => (InnerPath<T>)(object)(default(T) switch
    {
        float => Float(name),
        double => Double(name),
        _ => Half(name),
    });

    /// <summary>The plan of a tensor of the type, and its number of blocks.</summary>
    public static (InnerPlan Plan, nuint Blocks) Plan<T>(int outer, int dim, int inner)
    {
        var plan = new InnerPlan((nuint)dim, (nuint)inner, typeof(T) == typeof(double) ? (nuint)sizeof(double) : sizeof(float));
        return (plan, InnerRows.Blocks<T>((nuint)outer, (nuint)dim, (nuint)inner));
    }

    private static InnerPath<float> Float(string name) => name switch
    {
        "scalar" => Path<float, float, float, FloatColumnsScalar, PlainMemory<float, float, FloatColumnsScalar>>(),
        "128" => Path<float, float, Vector128<float>, FloatColumns128, PlainMemory<float, Vector128<float>, FloatColumns128>>(),
        "256" => Path<float, float, Vector256<float>, FloatColumns256, PlainMemory<float, Vector256<float>, FloatColumns256>>(),
        "512" => Path<float, float, Vector512<float>, FloatColumns512, PlainMemory<float, Vector512<float>, FloatColumns512>>(),
        _ => new InnerPath<float>(
            static (ref float x, ref float p, InnerPlan plan, nuint first, nuint blocks, double scale, in RowRoles<float> roles) =>
                InnerRows.Softmax(ref x, ref p, plan.Dim, plan.Inner, scale, roles, first, blocks),
            static (ref float p, ref float u, ref float g, InnerPlan plan, nuint first, nuint blocks, double scale) =>
                InnerRows.SoftmaxGradient(ref p, ref u, ref g, plan.Dim, plan.Inner, scale, first, blocks),
            static (ref float x, ref int t, ref float l, ref float g, InnerPlan plan, nuint first, nuint blocks, double scale, double weight, in RowRoles<float> roles) =>
                InnerRows.SoftmaxCrossEntropy(ref x, ref t, ref l, ref g, plan.Dim, plan.Inner, scale, weight, roles, first, blocks)),
    };

    private static InnerPath<double> Double(string name) => name switch
    {
        "scalar" => Path<double, double, double, DoubleColumnsScalar, PlainMemory<double, double, DoubleColumnsScalar>>(),
        "128" => Path<double, double, Vector128<double>, DoubleColumns128, PlainMemory<double, Vector128<double>, DoubleColumns128>>(),
        "256" => Path<double, double, Vector256<double>, DoubleColumns256, PlainMemory<double, Vector256<double>, DoubleColumns256>>(),
        "512" => Path<double, double, Vector512<double>, DoubleColumns512, PlainMemory<double, Vector512<double>, DoubleColumns512>>(),
        _ => new InnerPath<double>(
            static (ref double x, ref double p, InnerPlan plan, nuint first, nuint blocks, double scale, in RowRoles<double> roles) =>
                InnerRows.Softmax(ref x, ref p, plan.Dim, plan.Inner, scale, roles, first, blocks),
            static (ref double p, ref double u, ref double g, InnerPlan plan, nuint first, nuint blocks, double scale) =>
                InnerRows.SoftmaxGradient(ref p, ref u, ref g, plan.Dim, plan.Inner, scale, first, blocks),
            static (ref double x, ref int t, ref double l, ref double g, InnerPlan plan, nuint first, nuint blocks, double scale, double weight, in RowRoles<double> roles) =>
                InnerRows.SoftmaxCrossEntropy(ref x, ref t, ref l, ref g, plan.Dim, plan.Inner, scale, weight, roles, first, blocks)),
    };

    private static InnerPath<Half> Half(string name) => name switch
    {
        "scalar" => Path<Half, float, float, FloatColumnsScalar, HalfMemoryScalar>(),
        "128" => Path<Half, float, Vector128<float>, FloatColumns128, HalfMemory128>(),
        "256" => Path<Half, float, Vector256<float>, FloatColumns256, HalfMemory256>(),
        "512" => Path<Half, float, Vector512<float>, FloatColumns512, HalfMemory512>(),
        _ => new InnerPath<Half>(
            static (ref Half x, ref Half p, InnerPlan plan, nuint first, nuint blocks, double scale, in RowRoles<Half> roles) =>
                InnerRows.Softmax(ref x, ref p, plan.Dim, plan.Inner, scale, roles, first, blocks),
            static (ref Half p, ref Half u, ref Half g, InnerPlan plan, nuint first, nuint blocks, double scale) =>
                InnerRows.SoftmaxGradient(ref p, ref u, ref g, plan.Dim, plan.Inner, scale, first, blocks),
            static (ref Half x, ref int t, ref Half l, ref Half g, InnerPlan plan, nuint first, nuint blocks, double scale, double weight, in RowRoles<Half> roles) =>
                InnerRows.SoftmaxCrossEntropy(ref x, ref t, ref l, ref g, plan.Dim, plan.Inner, scale, weight, roles, first, blocks)),
    };

    private static InnerPath<TElement> Path<TElement, TNumber, TVector, TLanes, TMemory>()
        where TElement : unmanaged
        where TNumber : unmanaged, System.Numerics.IFloatingPointIeee754<TNumber>
        where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
        where TMemory : struct, IElementMemory<TElement, TNumber, TVector> =>
        new(
            InnerSoftmax<TElement, TNumber, TVector, TLanes, TMemory>.Run,
            InnerGradient<TElement, TNumber, TVector, TLanes, TMemory>.Run,
            InnerCrossEntropy<TElement, TNumber, TVector, TLanes, TMemory>.Run);
}
