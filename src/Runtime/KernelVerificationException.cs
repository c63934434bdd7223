using System;
using System.Globalization;

namespace SoftmaxGen;

/// <summary>
/// Thrown by a kernel built with the MSBuild property <c>SoftmaxGenSelfCheck=true</c> when its result is further from
/// <see cref="SoftmaxReference"/> than the accuracy it promises.
/// </summary>
public sealed class KernelVerificationException : Exception
{
    /// <summary>Describes one wrong number.</summary>
    /// <param name="kernel">The kernel's method.</param>
    /// <param name="row">The row, counted from 0; −1 for one number over all rows.</param>
    /// <param name="index">The element within the row; −1 for one number per row.</param>
    /// <param name="actual">What the kernel computed.</param>
    /// <param name="expected">What the reference computed.</param>
    public KernelVerificationException(string kernel, int row, int index, double actual, double expected)
        : base(Describe(kernel, row, index, actual, expected))
    {
        Kernel = kernel;
        Row = row;
        Index = index;
        Actual = actual;
        Expected = expected;
    }

    /// <summary>The kernel's method.</summary>
    public string Kernel { get; }

    /// <summary>The row, counted from 0; −1 for one number over all rows.</summary>
    public int Row { get; }

    /// <summary>The element within the row; −1 for one number per row, such as a loss.</summary>
    public int Index { get; }

    /// <summary>What the kernel computed.</summary>
    public double Actual { get; }

    /// <summary>What the reference computed.</summary>
    public double Expected { get; }

    private static string Describe(string kernel, int row, int index, double actual, double expected)
    {
        string place = row < 0 ? "over all rows" : index < 0 ? $"row {row}" : $"row {row}, index {index}";
        return string.Create(CultureInfo.InvariantCulture, $"Kernel '{kernel}', {place}: got {actual:R}, expected {expected:R}.");
    }
}
