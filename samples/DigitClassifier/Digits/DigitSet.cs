using System;
using System.IO;

namespace DigitClassifier.Digits;

/// <summary>Handwritten digits of 28×28 grey levels, each with the class it shows.</summary>
internal sealed class DigitSet
{
    public const int Side = 28;
    public const int Pixels = Side * Side;

    private readonly byte[] images;
    private readonly int[] labels;

    private DigitSet(byte[] images, int[] labels)
    {
        this.images = images;
        this.labels = labels;
    }

    public int Count => labels.Length;

    public ReadOnlySpan<int> Labels => labels;

    public ReadOnlySpan<byte> Image(int index) => images.AsSpan(index * Pixels, Pixels);

    /// <summary>Loads the "train" or the "test" digits, which the build puts beside the program.</summary>
    public static DigitSet Load(string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "data");
        byte[] images = IdxFile.Read(Path.Combine(folder, $"mnist-{name}-images.idx3-ubyte.gz"), Side, Side);
        byte[] labels = IdxFile.Read(Path.Combine(folder, $"mnist-{name}-labels.idx1-ubyte.gz"));
        if (images.Length != labels.Length * Pixels)
        {
            throw new InvalidDataException($"The {name} set has {images.Length / Pixels} images and {labels.Length} labels.");
        }

        return new DigitSet(images, Array.ConvertAll(labels, label => (int)label));
    }
}
