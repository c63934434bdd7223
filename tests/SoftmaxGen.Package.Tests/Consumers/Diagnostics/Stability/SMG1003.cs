namespace Consumer;

internal static class ExampleSMG1003
{
    public static double LogSum(double a, double b) => Math.Log(Math.Exp(a) + Math.Exp(b));
}
