using System;

namespace DigitClassifier.Digits;

/// <summary>Turns digits into rows of network input.</summary>
/// <param name="digits">Where the digits come from.</param>
/// <param name="pixelScale">Factor on every grey level: 1/255 for inputs from 0 to 1.</param>
internal sealed class BatchReader(DigitSet digits, float pixelScale)
{
    /// <summary>Writes the digits of the given indices, each moved by up to <paramref name="reach"/> pixels in both directions.</summary>
    /// <remarks>A moved digit is still the same digit: 8,000 of them then teach as much as many more would.</remarks>
    public void Read(ReadOnlySpan<int> indices, Span<float> inputs, Span<int> targets, Random random, int reach)
    {
        for (int row = 0; row < indices.Length; row++)
        {
            int across = random.Next(-reach, reach + 1);
            int down = random.Next(-reach, reach + 1);
            CopyMoved(digits.Image(indices[row]), inputs.Slice(row * DigitSet.Pixels, DigitSet.Pixels), across, down);
            targets[row] = digits.Labels[indices[row]];
        }
    }

    /// <summary>Writes the digits from <paramref name="first"/> on, as they are.</summary>
    public void Read(int first, int count, Span<float> inputs)
    {
        for (int row = 0; row < count; row++)
        {
            CopyMoved(digits.Image(first + row), inputs.Slice(row * DigitSet.Pixels, DigitSet.Pixels), across: 0, down: 0);
        }
    }

    private void CopyMoved(ReadOnlySpan<byte> image, Span<float> input, int across, int down)
    {
        input.Clear();
        int firstColumn = Math.Max(0, -across);
        int lastColumn = Math.Min(DigitSet.Side, DigitSet.Side - across);
        for (int y = Math.Max(0, -down); y < Math.Min(DigitSet.Side, DigitSet.Side - down); y++)
        {
            for (int x = firstColumn; x < lastColumn; x++)
            {
                input[((y + down) * DigitSet.Side) + x + across] = image[(y * DigitSet.Side) + x] * pixelScale;
            }
        }
    }
}
