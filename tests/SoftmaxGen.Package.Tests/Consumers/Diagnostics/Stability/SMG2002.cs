namespace Consumer;

internal static class ExampleSMG2002
{
    public static double Loss(double[] x, double[] t)
    {
        double max = x.Max(), sum = 0, loss = 0;
        for (int i = 0; i < 10; i++) sum += Math.Exp(x[i] - max);
        for (int i = 0; i < 10; i++) loss -= t[i] * Math.Log(Math.Exp(x[i] - max) / sum);
        return loss;
    }
}
