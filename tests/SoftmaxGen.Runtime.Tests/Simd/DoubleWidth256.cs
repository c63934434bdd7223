using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The helpers of 256-bit vectors of doubles behind one face.</summary>
internal sealed class DoubleWidth256 : DoubleWidth
{
    public override int Lanes => Vector256<double>.Count;

    public override double[] Exp(double[] x, double maximum, Factor s) => Array(new DoubleRowShift256(maximum, s.High, s.Reach).Exp(Vector(x), s.High, s.Low));

    public override double[] ExpOrZero(double[] x, double maximum, Factor s) => Array(new DoubleRowShift256(maximum, s.High, s.Reach).ExpOrZero(Vector(x), s.High, s.Low));

    public override double[] ExpPerLane(double[] x, double[] maxima, Factor s) => Array(new DoubleRowShift256(Vector(maxima), s.High, s.Reach).ExpOrZero(Vector(x), s.High, s.Low));

    public override double[] ExpUnshifted(double[] x, Factor s) => Array(DoubleRowShift256.ExpUnshifted(Vector(x), s.High, s.Low, s.Reach));

    public override bool InRange(double[] maxima, double scaleHigh) => DoubleRowShift.InRange(Vector(maxima), scaleHigh);

    public override double[] Scaled(double[] v, double numerator, double sum) => Array(new DoubleRowScale256(numerator, sum).Apply(Vector(v)));

    public override double[] ScaledPerLane(double[] v, double numerator, double[] sums) => Array(new DoubleRowScale256(numerator, Vector(sums)).Apply(Vector(v)));

    public override double[] Max(double[] running, double[] x) => Array(Simd256.Max(Vector(running), Vector(x)));

    public override double MaxAcross(double[] v) => Simd256.MaxAcross(Vector(v));

    public override double SumAcross(double[] v) => Simd256.SumAcross(Vector(v));

    public override double[] MultiplyAdd(double[] a, double[] b, double[] c) => Array(Simd256.MultiplyAdd(Vector(a), Vector(b), Vector(c)));

    public override double[] From(double[] v, int first) => Array(Simd256.From(Vector(v), first));

    public override double[] Without(double[] v, int lane) => Array(Simd256.Without(Vector(v), lane));

    public override double Total(double[] row)
    {
        DoubleRowSum256 sum = default;
        for (int i = 0; i < row.Length; i += Lanes)
        {
            sum.Add(Vector256.LoadUnsafe(ref row[i]));
        }

        return sum.Total;
    }

    private static Vector256<double> Vector(double[] lanes) => Vector256.Create(lanes);

    private static double[] Array(Vector256<double> v)
    {
        var lanes = new double[Vector256<double>.Count];
        v.CopyTo(lanes);
        return lanes;
    }
}
