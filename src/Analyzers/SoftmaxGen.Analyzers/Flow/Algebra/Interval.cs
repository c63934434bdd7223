using System;

namespace SoftmaxGen.Analyzers.Flow.Algebra;

/// <summary>The numbers a value may be: everything between two ends, which may be infinite.</summary>
internal readonly struct Interval(double min, double max) : IEquatable<Interval>
{
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);

    public static readonly Interval NonNegative = new(0, double.PositiveInfinity);

    public static readonly Interval Fraction = new(0, 1);

    public double Min { get; } = min;

    public double Max { get; } = max;

    public static Interval Of(double number) => new(number, number);

    public static Interval Hull(Interval a, Interval b) => new(Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max));

    /// <summary>Both hold. Contradicting facts mean unreachable code; either end is as good as the other there.</summary>
    public static Interval Meet(Interval a, Interval b) => new(Math.Max(a.Min, b.Min), Math.Min(a.Max, b.Max));

    public static Interval operator +(Interval a, Interval b) => new(a.Min + b.Min, a.Max + b.Max);

    public static Interval operator *(Interval a, Interval b)
    {
        double p = Product(a.Min, b.Min), q = Product(a.Min, b.Max), r = Product(a.Max, b.Min), s = Product(a.Max, b.Max);
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    public Interval Scale(double by) => this * Of(by);

    /// <summary>1 / this. An interval with 0 inside keeps its sign only.</summary>
    public Interval Invert() => Min > 0 || Max < 0 ? new(1 / Max, 1 / Min) : Min >= 0 ? NonNegative : Max <= 0 ? new(double.NegativeInfinity, 0) : All;

    public Interval Power(int power)
    {
        Interval result = Of(1);
        Interval factor = power < 0 ? Invert() : this;
        int count = Math.Abs(power);
        for (int i = 0; i < count; i++)
        {
            result *= factor;
        }

        return count % 2 == 0 ? Meet(result, NonNegative) : result;
    }

    /// <summary>Through a function that never falls, such as exp.</summary>
    public Interval Through(Func<double, double> rising) => new(rising(Min), rising(Max));

    public bool Equals(Interval other) => Min.Equals(other.Min) && Max.Equals(other.Max);

    public override bool Equals(object? obj) => obj is Interval other && Equals(other);

    public override int GetHashCode() => Min.GetHashCode() * 31 + Max.GetHashCode();

    public override string ToString() => FormattableString.Invariant($"[{Min}, {Max}]");

    /// <summary>0 · ∞ is 0 here: the ends stand for numbers as large as one likes.</summary>
    private static double Product(double a, double b) => a == 0 || b == 0 ? 0 : a * b;
}
