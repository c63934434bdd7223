using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

internal static partial class ReproducibleKernel<TStorage, TFormat, TElement, TVector, TVectors>
{
    public static void SoftmaxGradient(ref TStorage probabilities, ref TStorage upstream, ref TStorage gradient, nuint rows, nuint dim, nuint inner, double scale)
    {
        Span<TElement> p = stackalloc TElement[Chunk], u = stackalloc TElement[Chunk];
        for (nuint row = 0; row < rows; row++)
        {
            RowPlace place = new(row, dim, inner);
            if (TFormat.IsElement && inner == 1)
            {
                ref TElement ownP = ref Unsafe.As<TStorage, TElement>(ref Unsafe.Add(ref probabilities, place.Start));
                ref TElement ownU = ref Unsafe.As<TStorage, TElement>(ref Unsafe.Add(ref upstream, place.Start));
                LaneSums sums = default;
                ReproducibleRow<TElement, TVector, TVectors>.Products(ref ownP, ref ownU, dim, ref sums[0]);
                Apply(ref ownP, ref ownU, ref Unsafe.As<TStorage, TElement>(ref Unsafe.Add(ref gradient, place.Start)), dim, ref sums[0], scale);
            }
            else
            {
                Buffered(ref probabilities, ref upstream, ref gradient, place, p, u, scale);
            }
        }
    }

    private static void Buffered(ref TStorage probabilities, ref TStorage upstream, ref TStorage gradient, in RowPlace place, Span<TElement> p, Span<TElement> u, double scale)
    {
        LaneSums sums = default;
        for (nuint start = 0; start < place.Dim; start += Chunk)
        {
            nuint at = place.Start + (start * place.Stride);
            int length = Length(place, start);
            TFormat.Read(ref Unsafe.Add(ref probabilities, at), place.Stride, p[..length]);
            TFormat.Read(ref Unsafe.Add(ref upstream, at), place.Stride, u[..length]);
            ReproducibleRow<TElement, TVector, TVectors>.Products(ref MemoryMarshal.GetReference(p), ref MemoryMarshal.GetReference(u), (nuint)length, ref sums[0]);
        }

        for (nuint start = 0; start < place.Dim; start += Chunk)
        {
            nuint at = place.Start + (start * place.Stride);
            Span<TElement> chunk = p[..Length(place, start)];
            TFormat.Read(ref Unsafe.Add(ref probabilities, at), place.Stride, chunk);
            TFormat.Read(ref Unsafe.Add(ref upstream, at), place.Stride, u[..chunk.Length]);
            Apply(ref MemoryMarshal.GetReference(p), ref MemoryMarshal.GetReference(u), ref MemoryMarshal.GetReference(p), (nuint)chunk.Length, ref sums[0], scale);
            TFormat.Write(chunk, ref Unsafe.Add(ref gradient, at), place.Stride);
        }
    }

    private static void Apply(ref TElement p, ref TElement u, ref TElement gradient, nuint length, ref double sums, double scale) =>
        ReproducibleRow<TElement, TVector, TVectors>.Gradient(
            ref p, ref u, ref gradient, length, TElement.CreateTruncating(TVectors.Total(ref sums)), TElement.CreateTruncating(scale));
}
