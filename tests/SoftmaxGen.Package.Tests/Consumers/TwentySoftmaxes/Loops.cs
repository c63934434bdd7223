// Softmaxes as loops write them, in a file without the using that a fix needs.
using System;

namespace Twenty;

/// <summary>Loops over arrays and spans.</summary>
public static class Loops
{
    /// <summary>The textbook.</summary>
    public static double[] IntoNewArray(double[] x)
    {
        double[] y = new double[x.Length];

        // Exponentials and their sum.
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i]);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            y[i] /= sum;
        }

        return y; // The probabilities.
    }

    public static void InPlace(float[] x)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = MathF.Exp(x[i]);
            sum += x[i];
        }

        for (int i = 0; i < x.Length; i++) x[i] /= sum;
    }

    public static void SpanInPlace(Span<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] = Math.Exp(x[i]);
        for (int i = 0; i < x.Length; i++) x[i] /= sum;
    }

    public static void BetweenSpans(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        float total = 0f;
        foreach (float logit in logits) total += (float)Math.Exp(logit);
        for (int i = 0; i < logits.Length; i++) probabilities[i] = (float)Math.Exp(logits[i]) / total;
    }

    /// <summary>Rows of a matrix, a maximum for each.</summary>
    public static void Matrix(double[,] x)
    {
        for (int r = 0; r < x.GetLength(0); r++)
        {
            double sum = 0;
            for (int c = 0; c < x.GetLength(1); c++)
            {
                x[r, c] = Math.Exp(x[r, c]);
                sum += x[r, c];
            }

            for (int c = 0; c < x.GetLength(1); c++)
            {
                x[r, c] /= sum;
            }
        }
    }

    public static void Jagged(double[][] x)
    {
        foreach (double[] row in x)
        {
            double sum = 0;
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = Math.Exp(row[c]);
                sum += row[c];
            }

            for (int c = 0; c < row.Length; c++) row[c] /= sum;
        }
    }

    public static float[] TimesReciprocal(float[] x)
    {
        var e = new float[x.Length];
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            e[i] = MathF.Exp(x[i]);
            sum += e[i];
        }

        float inverse = 1f / sum;
        for (int i = 0; i < e.Length; i++) e[i] *= inverse;
        return e;
    }

    /// <summary>A local function.</summary>
    public static double[] Local(double[] x)
    {
        return Softmax(x);

        static double[] Softmax(double[] scores)
        {
            double sum = 0;
            double[] result = new double[scores.Length];
            for (int k = 0; k < scores.Length; k++)
            {
                double e = Math.Exp(scores[k]);
                result[k] = e;
                sum += e;
            }

            for (int k = 0; k < scores.Length; k++) result[k] = result[k] / sum;
            return result;
        }
    }

    public static unsafe void Pointers(float* x, float* y, int n)
    {
        float sum = 0;
        for (int i = 0; i < n; i++)
        {
            y[i] = MathF.Exp(x[i]);
            sum += y[i];
        }

        for (int i = 0; i < n; i++) y[i] /= sum;
    }
}
