using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The helpers of 128-bit vectors of doubles behind one face.</summary>
internal sealed class DoubleWidth128 : DoubleWidth
{
    public override int Lanes => Vector128<double>.Count;

    public override double[] Exp(double[] x, double maximum, Factor s) => Array(new DoubleRowShift128(maximum, s.High, s.Reach).Exp(Vector(x), s.High, s.Low));

    public override double[] ExpOrZero(double[] x, double maximum, Factor s) => Array(new DoubleRowShift128(maximum, s.High, s.Reach).ExpOrZero(Vector(x), s.High, s.Low));

    public override double[] ExpPerLane(double[] x, double[] maxima, Factor s) => Array(new DoubleRowShift128(Vector(maxima), s.High, s.Reach).ExpOrZero(Vector(x), s.High, s.Low));

    public override double[] ExpUnshifted(double[] x, Factor s) => Array(DoubleRowShift128.ExpUnshifted(Vector(x), s.High, s.Low, s.Reach));

    public override bool InRange(double[] maxima, double scaleHigh) => DoubleRowShift.InRange(Vector(maxima), scaleHigh);

    public override double[] Scaled(double[] v, double numerator, double sum) => Array(new DoubleRowScale128(numerator, sum).Apply(Vector(v)));

    public override double[] ScaledPerLane(double[] v, double numerator, double[] sums) => Array(new DoubleRowScale128(numerator, Vector(sums)).Apply(Vector(v)));

    public override double[] Max(double[] running, double[] x) => Array(Simd128.Max(Vector(running), Vector(x)));

    public override double MaxAcross(double[] v) => Simd128.MaxAcross(Vector(v));

    public override double SumAcross(double[] v) => Simd128.SumAcross(Vector(v));

    public override double[] MultiplyAdd(double[] a, double[] b, double[] c) => Array(Simd128.MultiplyAdd(Vector(a), Vector(b), Vector(c)));

    public override double[] From(double[] v, int first) => Array(Simd128.From(Vector(v), first));

    public override double[] Without(double[] v, int lane) => Array(Simd128.Without(Vector(v), lane));

    public override double Total(double[] row)
    {
        DoubleRowSum128 sum = default;
        for (int i = 0; i < row.Length; i += Lanes)
        {
            sum.Add(Vector128.LoadUnsafe(ref row[i]));
        }

        return sum.Total;
    }

    private static Vector128<double> Vector(double[] lanes) => Vector128.Create(lanes);

    private static double[] Array(Vector128<double> v)
    {
        var lanes = new double[Vector128<double>.Count];
        v.CopyTo(lanes);
        return lanes;
    }
}
