using System;
using System.ComponentModel;

namespace SoftmaxGen.Simd;

#pragma warning disable RS0026, RS0027 // Overloads differ in their element type, so that the optional parameters never make a call ambiguous.

/// <summary>
/// Compares what a kernel has computed with <see cref="SoftmaxReference"/>. Called by generated kernels when the MSBuild property
/// <c>SoftmaxGenSelfCheck</c> is true, with copies of inputs that the kernel may have overwritten.
/// </summary>
/// <remarks>
/// Allowed are the errors of the accuracy contract: probabilities 4 ULP (Half: 1), or one subnormal step where that is more; gradients 4 ULP of the largest
/// term of their row; losses 2 ULP at the scale max(|loss|, 1), and for a reduced loss the sum or mean of what its rows are allowed.
/// NaN must be NaN on both sides.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelSelfCheck
{
    /// <summary>Checks the probabilities of any number of rows.</summary>
    /// <exception cref="KernelVerificationException">A probability is further off than the contract allows.</exception>
    public static void Softmax(string kernel, ReadOnlySpan<float> logits, ReadOnlySpan<float> probabilities, int dim, double scale, int inner = 1, RowRoles<float> roles = default) =>
        SelfCheck<float>.Softmax(kernel, logits, probabilities, dim, scale, inner, roles);

    /// <inheritdoc cref="Softmax(string, ReadOnlySpan{float}, ReadOnlySpan{float}, int, double, int, RowRoles{float})"/>
    public static void Softmax(string kernel, ReadOnlySpan<double> logits, ReadOnlySpan<double> probabilities, int dim, double scale, int inner = 1, RowRoles<double> roles = default) =>
        SelfCheck<double>.Softmax(kernel, logits, probabilities, dim, scale, inner, roles);

    /// <inheritdoc cref="Softmax(string, ReadOnlySpan{float}, ReadOnlySpan{float}, int, double, int, RowRoles{float})"/>
    public static void Softmax(string kernel, ReadOnlySpan<Half> logits, ReadOnlySpan<Half> probabilities, int dim, double scale, int inner = 1, RowRoles<Half> roles = default) =>
        SelfCheck<Half>.Softmax(kernel, logits, probabilities, dim, scale, inner, roles);

    /// <summary>Checks the softmax gradients of any number of rows.</summary>
    /// <exception cref="KernelVerificationException">An element is further off than 4 ULP of the largest term of its row.</exception>
    public static void SoftmaxGradient(
        string kernel, ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, ReadOnlySpan<float> gradient, int dim, double scale, int inner = 1) =>
        SelfCheck<float>.SoftmaxGradient(kernel, probabilities, upstream, gradient, dim, scale, inner);

    /// <inheritdoc cref="SoftmaxGradient(string, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, int, double, int)"/>
    public static void SoftmaxGradient(
        string kernel, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> upstream, ReadOnlySpan<double> gradient, int dim, double scale, int inner = 1) =>
        SelfCheck<double>.SoftmaxGradient(kernel, probabilities, upstream, gradient, dim, scale, inner);

    /// <inheritdoc cref="SoftmaxGradient(string, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, int, double, int)"/>
    public static void SoftmaxGradient(
        string kernel, ReadOnlySpan<Half> probabilities, ReadOnlySpan<Half> upstream, ReadOnlySpan<Half> gradient, int dim, double scale, int inner = 1) =>
        SelfCheck<Half>.SoftmaxGradient(kernel, probabilities, upstream, gradient, dim, scale, inner);

    /// <summary>
    /// Checks losses and, unless <paramref name="gradient"/> is empty, gradients. <paramref name="losses"/> holds one loss per row under
    /// <see cref="Reduction.None"/>, otherwise the reduced one.
    /// </summary>
    /// <exception cref="KernelVerificationException">A loss or a gradient is further off than the contract allows.</exception>
    public static void SoftmaxCrossEntropy(
        string kernel,
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<float> losses,
        ReadOnlySpan<float> gradient,
        int dim,
        double scale,
        Reduction reduction,
        int inner = 1,
        RowRoles<float> roles = default) =>
        SelfCheck<float>.SoftmaxCrossEntropy(kernel, logits, targets, losses, gradient, dim, scale, reduction, inner, roles);

    /// <inheritdoc cref="SoftmaxCrossEntropy(string, ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{float}, ReadOnlySpan{float}, int, double, Reduction, int, RowRoles{float})"/>
    public static void SoftmaxCrossEntropy(
        string kernel,
        ReadOnlySpan<double> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<double> losses,
        ReadOnlySpan<double> gradient,
        int dim,
        double scale,
        Reduction reduction,
        int inner = 1,
        RowRoles<double> roles = default) =>
        SelfCheck<double>.SoftmaxCrossEntropy(kernel, logits, targets, losses, gradient, dim, scale, reduction, inner, roles);

    /// <inheritdoc cref="SoftmaxCrossEntropy(string, ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{float}, ReadOnlySpan{float}, int, double, Reduction, int, RowRoles{float})"/>
    public static void SoftmaxCrossEntropy(
        string kernel,
        ReadOnlySpan<Half> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<Half> losses,
        ReadOnlySpan<Half> gradient,
        int dim,
        double scale,
        Reduction reduction,
        int inner = 1,
        RowRoles<Half> roles = default) =>
        SelfCheck<Half>.SoftmaxCrossEntropy(kernel, logits, targets, losses, gradient, dim, scale, reduction, inner, roles);
}
