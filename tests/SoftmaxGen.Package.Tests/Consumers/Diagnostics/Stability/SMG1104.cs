namespace Consumer;

internal static class ExampleSMG1104
{
    public static void Softmax(double[] x, bool[] mask)
    {
        double max = double.NegativeInfinity;
        double sum = 0;
        for (int i = 0; i < x.Length; i++) x[i] = mask[i] ? double.NegativeInfinity : x[i];
        for (int i = 0; i < x.Length; i++) max = Math.Max(max, x[i]);
        for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i] - max); sum += x[i]; }
        for (int i = 0; i < x.Length; i++) x[i] /= sum;
    }
}
