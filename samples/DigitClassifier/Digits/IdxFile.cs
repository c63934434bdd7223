using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace DigitClassifier.Digits;

/// <summary>
/// Reads a gzip-compressed IDX file of bytes: two zero bytes, the element type (8 for bytes), the number of dimensions, each dimension as
/// a big-endian 32-bit integer, then the elements.
/// </summary>
internal static class IdxFile
{
    private const byte UnsignedByte = 8;

    public static byte[] Read(string path, params ReadOnlySpan<int> itemShape)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        Span<byte> header = stackalloc byte[4];
        stream.ReadExactly(header);
        if (header[0] != 0 || header[1] != 0 || header[2] != UnsignedByte || header[3] != itemShape.Length + 1)
        {
            throw new InvalidDataException($"{path} is not an IDX file of bytes with {itemShape.Length + 1} dimensions.");
        }

        int length = ReadDimension(stream);
        foreach (int expected in itemShape)
        {
            int actual = ReadDimension(stream);
            if (actual != expected)
            {
                throw new InvalidDataException($"{path} has a dimension of {actual} where {expected} was expected.");
            }

            length *= actual;
        }

        byte[] elements = new byte[length];
        stream.ReadExactly(elements);
        return elements;
    }

    private static int ReadDimension(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[4];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }
}
