namespace SoftmaxGen.Simd;

/// <summary>A sum of doubles that keeps what each addition rounds away.</summary>
internal struct ScalarSum
{
    private double sum;
    private double lost;

    public readonly double Total => sum + lost;

    public void Add(double term)
    {
        (sum, double rounded) = TwoDoubles.Sum(sum, term);
        lost += rounded;
    }
}
