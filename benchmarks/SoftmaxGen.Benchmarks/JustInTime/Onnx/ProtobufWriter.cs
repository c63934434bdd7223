using System;
using System.Collections.Generic;
using System.Text;

namespace SoftmaxGen.Benchmarks.Onnx;

/// <summary>Writes a protobuf message field by field: numbers, text and messages within it are all that an ONNX graph needs.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;

    private readonly List<byte> bytes = [];

    public ProtobufWriter Number(int field, long value)
    {
        WriteVarint((ulong)((field << 3) | Varint));
        WriteVarint((ulong)value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => WriteBytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter message) => WriteBytes(field, message.ToArray());

    public byte[] ToArray() => [.. bytes];

    private ProtobufWriter WriteBytes(int field, byte[] value)
    {
        WriteVarint((ulong)((field << 3) | LengthDelimited));
        WriteVarint((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    private void WriteVarint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }
}
