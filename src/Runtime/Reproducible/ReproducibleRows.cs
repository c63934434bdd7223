using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>draft</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReproducibleRows
{
    /// <summary>draft</summary>
    public static void Softmax(ref float logits, ref float probabilities, nuint rows, nuint dim, double scale)
    {
        Run<System.Runtime.Intrinsics.Vector256<float>, FloatVectors256>(ref logits, ref probabilities, rows, dim, scale);
    }

    private static void Run<TVector, TVectors>(ref float logits, ref float probabilities, nuint rows, nuint dim, double scale)
        where TVectors : struct, IReproducibleVectors<float, TVector>
    {
        FloatConstants c = new(scale);
        nuint block = dim >= 1024 ? 1 : nuint.Min(16, 1024 / dim);
        System.Span<float> tops = stackalloc float[16];
        System.Span<double> totals = stackalloc double[16];
        for (nuint r = 0; r < rows; r += block)
        {
            int n = (int)nuint.Min(block, rows - r);
            for (int k = 0; k < n; k++)
            {
                tops[k] = ReproducibleRow<float, TVector, TVectors>.Top(ref System.Runtime.CompilerServices.Unsafe.Add(ref logits, (r + (nuint)k) * dim), dim);
            }

            for (int k = 0; k < n; k++)
            {
                LaneSums sums = default;
                FloatExponential<TVector, TVectors> e = new(in c, tops[k]);
                ReproducibleRow<float, TVector, TVectors>.Exponentials(ref System.Runtime.CompilerServices.Unsafe.Add(ref logits, (r + (nuint)k) * dim), ref System.Runtime.CompilerServices.Unsafe.Add(ref probabilities, (r + (nuint)k) * dim), dim, in e, ref sums[0]);
                totals[k] = LaneSums.Tree(ref sums[0]);
            }

            for (int k = 0; k < n; k++)
            {
                double f = 1 / totals[k];
                if (totals[k] < 268435456.0)
                {
                    ReproducibleRow<float, TVector, TVectors>.Multiply(ref System.Runtime.CompilerServices.Unsafe.Add(ref probabilities, (r + (nuint)k) * dim), dim, RowScale.High(f), RowScale.Rest(f));
                }
                else
                {
                    ReproducibleRow<float, TVector, TVectors>.Multiply(ref System.Runtime.CompilerServices.Unsafe.Add(ref probabilities, (r + (nuint)k) * dim), dim, (float)f);
                }
            }
        }
    }
}
