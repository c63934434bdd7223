namespace Consumer;

internal static class ExampleSMG1010
{
    public static Half[] Softmax(Half[] x)
    {
        Half max = x.Max();
        Half sum = (Half)0f;
        Half[] y = new Half[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Half.Exp(x[i] - max);
            sum += y[i];
        }

        return y.Select(v => v / sum).ToArray();
    }
}
