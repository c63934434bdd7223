using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Throws what <see cref="KernelArguments"/> finds wrong, out of line.</summary>
internal static class ArgumentErrors
{
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void NotOneRow(int length, int dim, string parameter) =>
        throw new ArgumentException(Text($"'{parameter}' has {length} elements; this kernel needs exactly one row of {dim}."), parameter);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void NotWholeRows(int length, int dim, string parameter) =>
        throw new ArgumentException(Text($"'{parameter}' has {length} elements; this kernel needs whole rows, a multiple of {dim}."), parameter);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void NotSameLength(int length, int needed, string parameter, string otherParameter) =>
        throw new ArgumentException(Text($"'{parameter}' has {length} elements; to fit '{otherParameter}' it needs {needed}."), parameter);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void PartialOverlap(nuint sharedBytes, int elementSize, string sourceName, string destinationName) =>
        throw new ArgumentException(
            Text($"'{destinationName}' overlaps '{sourceName}' by {Elements(sharedBytes, elementSize)} but does not start at the same element; give it the same start or memory of its own."),
            destinationName);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Overlap(nuint sharedBytes, int elementSize, string sourceName, string destinationName) =>
        throw new ArgumentException(
            Text($"'{destinationName}' overlaps '{sourceName}' by {Elements(sharedBytes, elementSize)}; it needs memory of its own."),
            destinationName);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void TargetOutOfRange(int target, int dim, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, target, Text($"'{parameter}' is {target}; it needs to be from 0 to {dim - 1}."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void TargetOutOfRange(int target, int row, int dim, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, target, Text($"'{parameter}' is {target} at row {row}; it needs to be from 0 to {dim - 1}."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void TemperatureOutOfRange(double temperature, double scale, string parameter) =>
        throw new ArgumentOutOfRangeException(
            parameter, temperature, Text($"'{parameter}' is {temperature}; it needs to be positive, and the kernel's scale {scale} divided by it of a magnitude from 1E-20 to 1E+20."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MaskOfWrongLength(int length, int dim, int logits, string parameter, string logitsParameter) =>
        throw new ArgumentException(
            Text($"'{parameter}' has {length} elements; it needs one row of {dim}, shared by all, or as many as '{logitsParameter}', {logits}."), parameter);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ValidLengthOutOfRange(int validLength, int dim, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, validLength, Text($"'{parameter}' is {validLength}; it needs to be from 0 to {dim}."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ValidLengthOutOfRange(int validLength, int row, int dim, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, validLength, Text($"'{parameter}' is {validLength} at row {row}; it needs to be from 0 to {dim}."));

    // Views that are not aligned to each other can share a part of an element; that part counts as one.
    private static string Elements(nuint bytes, int elementSize)
    {
        nuint elements = (bytes + (nuint)elementSize - 1) / (nuint)elementSize;
        return elements == 1 ? "1 element" : Text($"{elements} elements");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
