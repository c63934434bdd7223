namespace Consumer;

internal static class ExampleSMG1005
{
    public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));
}
