namespace Consumer;

internal static class ExampleSMG1009
{
    public static double Log1mExp(double x) => Math.Log(1 - Math.Exp(x));
}
