using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Vectors of 128, 256 and 512 bits give the same bits; those of 512 are computed as pairs without AVX-512.</summary>
public sealed class FunctionWidthTests
{
    private static readonly double[] X = [.. Rows.Uniform(400, 30, seed: 31), .. Rows.Uniform(400, 1, seed: 32), .. Rows.Uniform(200, 800, seed: 33), double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0];

    private static readonly double[] Y = [.. Rows.Uniform(X.Length, 1, seed: 34)];

    [Fact]
    public void One_argument()
    {
        Check<SigmoidFunction>();
        Check<SoftplusFunction>();
        Check<LogSigmoidFunction>();
        Check<Log1pFunction>();
        Check<Expm1Function>();
        Check<Log1mExpFunction>();
        Check<XLogXFunction>();
        Check<LogProbabilityFunction>();
    }

    [Fact]
    public void Two_arguments()
    {
        CheckTwo<LogAddExpFunction>();
        CheckTwo<BinaryCrossEntropyFunction>();
        CheckTwo<XLogYFunction>();
    }

    // Without vectors there is no fused multiply-add either, so that bits may differ: the children of InstructionSetTests measure that path.
    private static void Check<TFunction>()
        where TFunction : struct, IUnaryFunction
    {
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            double[] narrow = Run<TFunction, DoubleVector128>();
            Assert.Equal(narrow, Run<TFunction, DoubleVector256>());
            Assert.Equal(narrow, Run<TFunction, DoubleVector512>());
            float[] narrowFloats = RunFloats<TFunction, DoubleVector128>();
            Assert.Equal(narrowFloats, RunFloats<TFunction, DoubleVector256>());
            Assert.Equal(narrowFloats, RunFloats<TFunction, DoubleVector512>());
        }
    }

    private static void CheckTwo<TFunction>()
        where TFunction : struct, IBinaryFunction
    {
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            double[] narrow = RunTwo<TFunction, DoubleVector128>();
            Assert.Equal(narrow, RunTwo<TFunction, DoubleVector256>());
            Assert.Equal(narrow, RunTwo<TFunction, DoubleVector512>());
            float[] narrowFloats = RunTwoFloats<TFunction, DoubleVector128>();
            Assert.Equal(narrowFloats, RunTwoFloats<TFunction, DoubleVector256>());
            Assert.Equal(narrowFloats, RunTwoFloats<TFunction, DoubleVector512>());
        }
    }

    private static double[] Run<TFunction, TVector>()
        where TFunction : struct, IUnaryFunction
        where TVector : struct, IDoubleVector<TVector>
    {
        var results = new double[X.Length];
        UnaryMap<double, DoubleElement, TFunction>.Run<TVector>(ref X[0], ref results[0], (nuint)results.Length, default);
        return results;
    }

    private static float[] RunFloats<TFunction, TVector>()
        where TFunction : struct, IUnaryFunction
        where TVector : struct, IDoubleVector<TVector>
    {
        float[] x = Rows.ToFloats(X), results = new float[X.Length];
        UnaryMap<float, FloatElement, TFunction>.Run<TVector>(ref x[0], ref results[0], (nuint)results.Length, default);
        return results;
    }

    private static double[] RunTwo<TFunction, TVector>()
        where TFunction : struct, IBinaryFunction
        where TVector : struct, IDoubleVector<TVector>
    {
        var results = new double[X.Length];
        BinaryMap<double, DoubleElement, TFunction>.Run<TVector>(ref X[0], ref Y[0], ref results[0], (nuint)results.Length);
        return results;
    }

    private static float[] RunTwoFloats<TFunction, TVector>()
        where TFunction : struct, IBinaryFunction
        where TVector : struct, IDoubleVector<TVector>
    {
        float[] x = Rows.ToFloats(X), y = Rows.ToFloats(Y), results = new float[X.Length];
        BinaryMap<float, FloatElement, TFunction>.Run<TVector>(ref x[0], ref y[0], ref results[0], (nuint)results.Length);
        return results;
    }
}
