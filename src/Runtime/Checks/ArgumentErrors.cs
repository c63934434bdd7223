using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Says what <see cref="KernelArguments"/> finds wrong, out of line.</summary>
/// <remarks>The checks throw it themselves: of a method that only throws the JIT assumes that it may return, and keeps the kernel's arguments for that in registers that it has to save first.</remarks>
internal static class ArgumentErrors
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NotOneRow(int length, int dim, string parameter) =>
        new ArgumentException(Text($"'{parameter}' has {length} elements; this kernel needs exactly one row of {dim}."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NotWholeRows(int length, int dim, string parameter) =>
        new ArgumentException(Text($"'{parameter}' has {length} elements; this kernel needs whole rows, a multiple of {dim}."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NotSameLength(int length, int needed, string parameter, string otherParameter) =>
        new ArgumentException(Text($"'{parameter}' has {length} elements; to fit '{otherParameter}' it needs {needed}."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException PartialOverlap(nint distance, nuint source, nuint destination, int elementSize, string sourceName, string destinationName) =>
        new ArgumentException(
            Text($"'{destinationName}' overlaps '{sourceName}' by {Elements(SharedBytes(distance, source, destination), elementSize)} but does not start at the same element; give it the same start or memory of its own."),
            destinationName);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException Overlap(nint distance, nuint source, nuint destination, int elementSize, string sourceName, string destinationName) =>
        new ArgumentException(
            Text($"'{destinationName}' overlaps '{sourceName}' by {Elements(SharedBytes(distance, source, destination), elementSize)}; it needs memory of its own."),
            destinationName);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException TargetOutOfRange(int target, int dim, string parameter) =>
        new ArgumentOutOfRangeException(parameter, target, Text($"'{parameter}' is {target}; it needs to be from 0 to {dim - 1}."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException TargetOutOfRange(int target, int row, int dim, string parameter) =>
        new ArgumentOutOfRangeException(parameter, target, Text($"'{parameter}' is {target} at row {row}; it needs to be from 0 to {dim - 1}."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException TemperatureOutOfRange(double temperature, double scale, string parameter) =>
        new ArgumentOutOfRangeException(
            parameter, temperature, Text($"'{parameter}' is {temperature}; it needs to be positive, and the kernel's scale {scale} divided by it of a magnitude from 1E-20 to 1E+20."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException MaskOfWrongLength(int length, int dim, int logits, string parameter, string logitsParameter) =>
        new ArgumentException(
            Text($"'{parameter}' has {length} elements; it needs one row of {dim}, shared by all, or as many as '{logitsParameter}', {logits}."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException ValidLengthOutOfRange(int validLength, int dim, string parameter) =>
        new ArgumentOutOfRangeException(parameter, validLength, Text($"'{parameter}' is {validLength}; it needs to be from 0 to {dim}."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException ValidLengthOutOfRange(int validLength, int row, int dim, string parameter) =>
        new ArgumentOutOfRangeException(parameter, validLength, Text($"'{parameter}' is {validLength} at row {row}; it needs to be from 0 to {dim}."));

    private static nuint SharedBytes(nint distance, nuint source, nuint destination) =>
        (nuint)distance < source
            ? Math.Min(source - (nuint)distance, destination)
            : Math.Min(destination - (nuint)(-distance), source);

    // Views that are not aligned to each other can share a part of an element; that part counts as one.
    private static string Elements(nuint bytes, int elementSize)
    {
        nuint elements = (bytes + (nuint)elementSize - 1) / (nuint)elementSize;
        return elements == 1 ? "1 element" : Text($"{elements} elements");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
