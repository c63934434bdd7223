using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The reproducible kernels of one element type, chosen once: tests are generic, the runtime's overloads are not.</summary>
internal static class ReproducibleCall<T>
    where T : unmanaged
{
    public static T Narrow(double value) =>
        typeof(T) == typeof(float) ? As((float)value) : typeof(T) == typeof(double) ? As(value) : As((Half)value);

    public static void Softmax(T[] logits, T[] probabilities, ReproducibleInput<T> input)
    {
        ref T x = ref MemoryMarshal.GetArrayDataReference(logits);
        ref T p = ref MemoryMarshal.GetArrayDataReference(probabilities);
        (nuint outer, nuint length, nuint inner) = ((nuint)input.Outer, (nuint)input.Length, (nuint)input.Inner);
        if (typeof(T) == typeof(float))
        {
            ReproducibleRows.Softmax(ref To<float>(ref x), ref To<float>(ref p), outer, length, inner, input.Scale, Roles<float>(input));
        }
        else if (typeof(T) == typeof(double))
        {
            ReproducibleRows.Softmax(ref To<double>(ref x), ref To<double>(ref p), outer, length, inner, input.Scale, Roles<double>(input));
        }
        else
        {
            ReproducibleRows.Softmax(ref To<Half>(ref x), ref To<Half>(ref p), outer, length, inner, input.Scale, Roles<Half>(input));
        }
    }

    public static void Gradient(T[] probabilities, T[] upstream, T[] gradient, ReproducibleInput<T> input)
    {
        ref T p = ref MemoryMarshal.GetArrayDataReference(probabilities);
        ref T u = ref MemoryMarshal.GetArrayDataReference(upstream);
        ref T g = ref MemoryMarshal.GetArrayDataReference(gradient);
        (nuint outer, nuint length, nuint inner) = ((nuint)input.Outer, (nuint)input.Length, (nuint)input.Inner);
        if (typeof(T) == typeof(float))
        {
            ReproducibleRows.SoftmaxGradient(ref To<float>(ref p), ref To<float>(ref u), ref To<float>(ref g), outer, length, inner, input.Scale);
        }
        else if (typeof(T) == typeof(double))
        {
            ReproducibleRows.SoftmaxGradient(ref To<double>(ref p), ref To<double>(ref u), ref To<double>(ref g), outer, length, inner, input.Scale);
        }
        else
        {
            ReproducibleRows.SoftmaxGradient(ref To<Half>(ref p), ref To<Half>(ref u), ref To<Half>(ref g), outer, length, inner, input.Scale);
        }
    }

    /// <summary>The total; an empty array stands for none.</summary>
    public static double Loss(ReproducibleInput<T> input, T[] losses, T[] gradient)
    {
        ref T x = ref MemoryMarshal.GetArrayDataReference(input.Logits);
        ref T l = ref OrNull(losses);
        ref T g = ref OrNull(gradient);
        ref int targets = ref MemoryMarshal.GetArrayDataReference(input.Targets);
        (nuint outer, nuint length, nuint inner) = ((nuint)input.Outer, (nuint)input.Length, (nuint)input.Inner);
        double scale = input.Scale, weight = scale / input.Targets.Length;
        if (typeof(T) == typeof(float))
        {
            return ReproducibleRows.SoftmaxCrossEntropy(ref To<float>(ref x), ref targets, ref To<float>(ref l), ref To<float>(ref g), outer, length, inner, scale, weight, Roles<float>(input)).Value;
        }

        return typeof(T) == typeof(double)
            ? ReproducibleRows.SoftmaxCrossEntropy(ref To<double>(ref x), ref targets, ref To<double>(ref l), ref To<double>(ref g), outer, length, inner, scale, weight, Roles<double>(input)).Value
            : ReproducibleRows.SoftmaxCrossEntropy(ref To<Half>(ref x), ref targets, ref To<Half>(ref l), ref To<Half>(ref g), outer, length, inner, scale, weight, Roles<Half>(input)).Value;
    }

    private static ref T OrNull(T[] array) => ref array.Length == 0 ? ref Unsafe.NullRef<T>() : ref MemoryMarshal.GetArrayDataReference(array);

    private static ref TTo To<TTo>(ref T reference) => ref Unsafe.As<T, TTo>(ref reference);

    private static T As<TFrom>(TFrom value)
        where TFrom : struct => Unsafe.BitCast<TFrom, T>(value);

    private static RowRoles<TTo> Roles<TTo>(ReproducibleInput<T> input)
        where TTo : unmanaged =>
        new()
        {
            AddedMask = MemoryMarshal.Cast<T, TTo>(input.AddedMask),
            BooleanMask = input.BooleanMask,
            ValidLengths = input.ValidLengths,
            EmptyRow = input.EmptyRow,
        };
}
