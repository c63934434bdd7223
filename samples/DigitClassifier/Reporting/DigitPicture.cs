using System;
using DigitClassifier.Digits;

namespace DigitClassifier.Reporting;

/// <summary>A digit in text: 20 × 10 characters of two pixels each, without colour, so that it survives a pipe.</summary>
internal static class DigitPicture
{
    // MNIST fits every digit into a box of 20×20 pixels somewhere in its 28×28.
    private const int BoxSide = 20;
    private const byte Ink = 96;

    public static string[] Draw(ReadOnlySpan<byte> image)
    {
        (int left, int top) = FindBox(image);
        string[] lines = new string[BoxSide / 2];
        Span<char> line = stackalloc char[BoxSide];
        for (int row = 0; row < lines.Length; row++)
        {
            for (int column = 0; column < BoxSide; column++)
            {
                int upper = ((top + (2 * row)) * DigitSet.Side) + left + column;
                line[column] = (image[upper] >= Ink, image[upper + DigitSet.Side] >= Ink) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                };
            }

            lines[row] = line.ToString();
        }

        return lines;
    }

    /// <summary>Places the box over the middle of the ink, inside the image.</summary>
    private static (int Left, int Top) FindBox(ReadOnlySpan<byte> image)
    {
        (int left, int right, int top, int bottom) = (DigitSet.Side, 0, DigitSet.Side, 0);
        for (int i = 0; i < image.Length; i++)
        {
            if (image[i] != 0)
            {
                (int y, int x) = Math.DivRem(i, DigitSet.Side);
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            }
        }

        return (Start(left, right), Start(top, bottom));
    }

    private static int Start(int low, int high) =>
        Math.Clamp((low + high + 1 - BoxSide) / 2, 0, DigitSet.Side - BoxSide);
}
