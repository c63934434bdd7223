namespace Consumer;

internal static class ExampleSMG1101
{
    public static double[] Softmax(double[] x)
    {
        double[] y = x.Select(v => Math.Min(Math.Exp(v), 1e20)).ToArray();
        double sum = y.Sum();
        return y.Select(v => v / sum).ToArray();
    }
}
