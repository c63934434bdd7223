using System;

namespace SoftmaxGen;

/// <summary>
/// A number in two doubles, the second below half a unit of the first: about 100 bits. The reference computes in it, so that what it says serves as exact
/// beside double kernels, too.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    // log(2) in three doubles, the first two with so few bits that their products with an exponent are exact.
    private const double Ln2First = 0.693147180559663, Ln2Second = 2.8235290563014906e-13, Ln2Third = 1.667085920830552e-25;

    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static explicit operator double(DoubleDouble x) => x.High + x.Low;

    public static DoubleDouble operator -(DoubleDouble x) => new(-x.High, -x.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble sum = Sum(a.High, b.High), rest = Sum(a.Low, b.Low);
        DoubleDouble first = Normalized(sum.High, sum.Low + rest.High);
        return Normalized(first.High, first.Low + rest.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble product = Product(a.High, b.High);
        return Normalized(product.High, product.Low + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.High / b.High;
        DoubleDouble rest = a - (b * quotient);
        return Normalized(quotient, (double)rest / b.High);
    }

    /// <summary>a + b, exact.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b;
        double added = sum - a;
        return new(sum, (a - (sum - added)) + (b - added));
    }

    /// <summary>a·b, exact; by halves, as a fused product is a library call where the hardware has none. Numbers too large for that are scaled first.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        double product = a * b;
        if (!double.IsFinite(product) || Math.Abs(product) < 1e-280)
        {
            return product;
        }

        if (Math.Abs(a) > 1e290 || Math.Abs(b) > 1e290)
        {
            bool isFirst = Math.Abs(a) > Math.Abs(b);
            return Product(isFirst ? Math.ScaleB(a, -100) : a, isFirst ? b : Math.ScaleB(b, -100)).Times(100);
        }

        (double aHigh, double aLow) = Halves(a);
        (double bHigh, double bLow) = Halves(b);
        return new(product, (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
    }

    /// <summary>Times 2^<paramref name="exponent"/>.</summary>
    public DoubleDouble Times(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    /// <summary>e^x to a relative error of 2^-64; 0 below −1400.</summary>
    public static (DoubleDouble Mantissa, int Exponent) Exp(DoubleDouble x)
    {
        if (x.High < -1400)
        {
            return (0, 0);
        }

        double n = Math.Round(x.High / Ln2First);
        DoubleDouble r = ((x - (n * Ln2First)) - (n * Ln2Second)) - (n * Ln2Third);
        return (ExpMinusOne(r) + 1, (int)n);
    }

    /// <summary>e^x − 1 for |x| up to 0.7, to a relative error of 2^-64, however small.</summary>
    public static DoubleDouble ExpMinusOne(DoubleDouble x)
    {
        // Sixteen times smaller, by its series, whose terms from the third on need no second double; then (1 + s)² − 1 = 2s + s² four times.
        DoubleDouble r = x.Times(-4);
        double h = r.High;
        double tail = h * h * h * ((1.0 / 6) + (h * ((1.0 / 24) + (h * ((1.0 / 120) + (h * ((1.0 / 720) + (h * ((1.0 / 5040) + (h * ((1.0 / 40320) + (h / 362880))))))))))));
        DoubleDouble s = (r + (r * r).Times(-1)) + tail;
        for (int i = 0; i < 4; i++)
        {
            s = s.Times(1) + (s * s);
        }

        return s;
    }

    /// <summary>log(x) of a positive number, by a Newton step from the double one.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        double y = Math.Log(x.High);
        (DoubleDouble mantissa, int exponent) = Exp(-y);
        return Sum(y, (double)((x * mantissa.Times(exponent)) - 1));
    }

    /// <summary>log(1 + x) of 0 … 1, by a Newton step from the double one; a small result keeps all its digits.</summary>
    public static DoubleDouble LogOnePlus(DoubleDouble x)
    {
        double y = x.High < 1e-5 ? x.High * (1 - (x.High / 2)) : Math.Log(1 + x.High);
        DoubleDouble e = ExpMinusOne(-y);
        return (x + e) + (x * e) + y;
    }

    private static DoubleDouble Normalized(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }

    private static (double High, double Low) Halves(double x)
    {
        double scaled = x * 134217729; // 2^27 + 1
        double high = scaled - (scaled - x);
        return (high, x - high);
    }
}
