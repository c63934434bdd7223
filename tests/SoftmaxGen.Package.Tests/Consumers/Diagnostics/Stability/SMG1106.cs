namespace Consumer;

internal static class ExampleSMG1106
{
    public static double LogDeviation(double[] x)
    {
        double sum = 0, squares = 0;
        foreach (double v in x) { sum += v; squares += v * v; }
        double mean = sum / x.Length;
        return 0.5 * Math.Log(squares / x.Length - mean * mean);
    }
}
