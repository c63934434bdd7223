namespace Consumer;

internal static class ExampleSMG2003
{
    public static double[] Exponentials(double[] x) => x.Select(v => Math.Exp(v - x.Max())).ToArray();
}
