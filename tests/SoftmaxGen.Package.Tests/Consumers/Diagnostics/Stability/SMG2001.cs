namespace Consumer;

internal static class ExampleSMG2001
{
    public static void Softmax(double[] x, double[] y)
    {
        double max = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < 10; i++) max = Math.Max(max, x[i]);
        for (int i = 0; i < 10; i++) { y[i] = Math.Exp(x[i] - max); sum += y[i]; }
        for (int i = 0; i < 10; i++) y[i] /= sum;
    }
}
