using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The helpers of 512-bit vectors of floats, and of the halves that become them, behind one face.</summary>
internal sealed class FloatWidth512 : FloatWidth
{
    public override int Lanes => Vector512<float>.Count;

    public override float[] Exp(float[] x, float maximum, Factor s) => Array(new RowShift512(maximum, (float)s.High, (float)s.Reach).ExpOrZero(Vector(x), (float)s.High, (float)s.Low));

    public override float[] ExpPerLane(float[] x, float[] maxima, Factor s) => Array(new RowShift512(Vector(maxima), (float)s.High, (float)s.Reach).ExpOrZero(Vector(x), (float)s.High, (float)s.Low));

    public override bool InRange(float[] maxima, float scaleHigh) => RowShift.InRange(Vector(maxima), scaleHigh);

    public override float[] Scaled(float[] v, double numerator, double sum) => Array(new RowScale512(numerator, sum).Apply(Vector(v)));

    public override float[] ScaledPerLane(float[] v, double numerator, double[] sums) =>
        Array(new RowScale512(numerator, Vector512.Create(sums), Vector512.Create(sums, Lanes / 2)).Apply(Vector(v)));

    public override double Total(float[] row)
    {
        RowSum512 sum = default;
        for (int i = 0; i < row.Length; i += Lanes)
        {
            sum.Add(Vector512.LoadUnsafe(ref row[i]));
        }

        return sum.Total;
    }

    public override float[] Load(System.Half[] row, int index) => Array(HalfSimd512.Load(ref row[0], (nuint)index));

    public override void Store(float[] v, System.Half[] row, int index) => HalfSimd512.Store(Vector(v), ref row[0], (nuint)index);

    private static Vector512<float> Vector(float[] lanes) => Vector512.Create(lanes);

    private static float[] Array(Vector512<float> v)
    {
        var lanes = new float[Vector512<float>.Count];
        v.CopyTo(lanes);
        return lanes;
    }
}
