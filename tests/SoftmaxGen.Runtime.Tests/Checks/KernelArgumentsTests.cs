using System;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

public sealed class KernelArgumentsTests
{
    [Fact]
    public void One_row_is_exactly_dim_elements()
    {
        KernelArguments.OneRow(10, 10, "logits");
        foreach (int length in (int[])[0, 9, 11, 20])
        {
            ArgumentException error = Assert.Throws<ArgumentException>("logits", () => KernelArguments.OneRow(length, 10, "logits"));
            Assert.StartsWith($"'logits' has {length} elements; this kernel needs exactly one row of 10.", error.Message);
        }
    }

    [Fact]
    public void Rows_are_counted()
    {
        Assert.Equal((nuint)0, KernelArguments.Rows(0, 7, "logits"));
        Assert.Equal((nuint)3, KernelArguments.Rows(21, 7, "logits"));
        Assert.Equal((nuint)int.MaxValue, KernelArguments.Rows(int.MaxValue, 1, "logits"));
        ArgumentException error = Assert.Throws<ArgumentException>("logits", () => KernelArguments.Rows(20, 7, "logits"));
        Assert.StartsWith("'logits' has 20 elements; this kernel needs whole rows, a multiple of 7.", error.Message);
    }

    [Fact]
    public void Lengths_that_belong_together_are_equal()
    {
        KernelArguments.SameLength(4, 4, "gradient", "logits");
        ArgumentException error = Assert.Throws<ArgumentException>("gradient", () => KernelArguments.SameLength(3, 4, "gradient", "logits"));
        Assert.StartsWith("'gradient' has 3 elements; to fit 'logits' it needs 4.", error.Message);
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(-1, 9)]
    [InlineData(9, 1)]
    [InlineData(-9, 1)]
    public void A_shifted_overlap_is_refused(int shift, int shared)
    {
        var memory = new float[40];
        ArgumentException error = Assert.Throws<ArgumentException>(
            "probabilities",
            () => KernelArguments.NoPartialOverlap(memory.AsSpan(15, 10), memory.AsSpan(15 + shift, 10), "logits", "probabilities"));
        Assert.StartsWith($"'probabilities' overlaps 'logits' by {shared} element{(shared == 1 ? "" : "s")} but does not start at the same element", error.Message);
    }

    [Fact]
    public void The_same_start_neighbours_and_empty_spans_are_allowed()
    {
        var floats = new float[40];
        var doubles = new double[40];
        KernelArguments.NoPartialOverlap(floats.AsSpan(5, 10), floats.AsSpan(5, 10), "a", "b");
        KernelArguments.NoPartialOverlap(floats.AsSpan(5, 10), floats.AsSpan(15, 10), "a", "b");
        KernelArguments.NoPartialOverlap(floats.AsSpan(15, 10), floats.AsSpan(5, 10), "a", "b");
        KernelArguments.NoPartialOverlap(floats.AsSpan(8, 0), floats.AsSpan(5, 10), "a", "b");
        KernelArguments.NoPartialOverlap(floats.AsSpan(5, 10), floats.AsSpan(8, 0), "a", "b");
        KernelArguments.NoPartialOverlap(floats, new float[40], "a", "b");
        KernelArguments.NoPartialOverlap(doubles.AsSpan(5, 10), doubles.AsSpan(15, 10), "a", "b");
        Assert.Throws<ArgumentException>("b", () => KernelArguments.NoPartialOverlap(doubles.AsSpan(5, 10), doubles.AsSpan(6, 10), "a", "b"));
    }

    [Fact]
    public void Views_that_are_not_aligned_to_each_other_overlap_too()
    {
        var bytes = new byte[80];
        ArgumentException error = Assert.Throws<ArgumentException>(
            "b",
            () => KernelArguments.NoPartialOverlap(
                MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, 40)), MemoryMarshal.Cast<byte, float>(bytes.AsSpan(38, 40)), "a", "b"));
        Assert.Contains("by 1 element ", error.Message);
    }

    [Fact]
    public void Memory_of_another_type_must_not_be_shared_at_all()
    {
        var bytes = new byte[80];
        KernelArguments.NoOverlap(MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, 40)), MemoryMarshal.Cast<byte, float>(bytes.AsSpan(40, 40)), "targets", "losses");
        KernelArguments.NoOverlap(ReadOnlySpan<int>.Empty, MemoryMarshal.Cast<byte, float>(bytes.AsSpan()), "targets", "losses");
        foreach ((int start, int shared) in ((int, int)[])[(0, 5), (16, 5), (36, 1)])
        {
            ArgumentException error = Assert.Throws<ArgumentException>(
                "losses",
                () => KernelArguments.NoOverlap(
                    MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, 40)), MemoryMarshal.Cast<byte, float>(bytes.AsSpan(start, 20)), "targets", "losses"));
            Assert.StartsWith($"'losses' overlaps 'targets' by {shared} element{(shared == 1 ? "" : "s")}; it needs memory of its own.", error.Message);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_target_is_a_class_index(int target)
    {
        KernelArguments.Target(0, 10, "target");
        KernelArguments.Target(9, 10, "target");
        KernelArguments.Targets([0, 9, 5], 10, "targets");
        ArgumentOutOfRangeException one = Assert.Throws<ArgumentOutOfRangeException>("target", () => KernelArguments.Target(target, 10, "target"));
        Assert.Equal(target, one.ActualValue);
        Assert.StartsWith($"'target' is {target}; it needs to be from 0 to 9.", one.Message);

        ArgumentOutOfRangeException several = Assert.Throws<ArgumentOutOfRangeException>("targets", () => KernelArguments.Targets([0, 9, target], 10, "targets"));
        Assert.Equal(target, several.ActualValue);
        Assert.StartsWith($"'targets' is {target} at row 2; it needs to be from 0 to 9.", several.Message);
    }
}
