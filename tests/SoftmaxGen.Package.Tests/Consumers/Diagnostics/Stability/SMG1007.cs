namespace Consumer;

internal static class ExampleSMG1007
{
    public static void Softmax(float[] x, float[] y)
    {
        float max = 0;
        for (int i = 0; i < x.Length; i++) max = Math.Max(max, x[i]);
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = MathF.Exp(x[i] - max);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++) y[i] /= sum;
    }
}
