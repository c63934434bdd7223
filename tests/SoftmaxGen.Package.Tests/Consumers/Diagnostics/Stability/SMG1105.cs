namespace Consumer;

internal static class ExampleSMG1105
{
    public static void Responsibilities(double[] weights, double[] squares, double[] r)
    {
        double sum = 0;
        for (int k = 0; k < r.Length; k++)
        {
            r[k] = weights[k] * Math.Exp(-0.5 * squares[k]);
            sum += r[k];
        }

        for (int k = 0; k < r.Length; k++) r[k] /= sum;
    }
}
