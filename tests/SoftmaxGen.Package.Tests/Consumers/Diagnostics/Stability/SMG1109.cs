namespace Consumer;

internal static class ExampleSMG1109
{
    public static void Attention(double[] query, double[][] keys, double[] y)
    {
        double sum = 0;
        for (int j = 0; j < y.Length; j++)
        {
            double score = 0;
            for (int d = 0; d < query.Length; d++) score += query[d] * keys[j][d];
            y[j] = Math.Exp(score);
            sum += y[j];
        }

        for (int j = 0; j < y.Length; j++) y[j] /= sum;
    }
}
