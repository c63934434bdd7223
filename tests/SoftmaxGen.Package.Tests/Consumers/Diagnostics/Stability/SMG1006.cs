namespace Consumer;

internal static class ExampleSMG1006
{
    public static double Sigmoid(double x) => Math.Exp(x) / (1 + Math.Exp(x));
}
