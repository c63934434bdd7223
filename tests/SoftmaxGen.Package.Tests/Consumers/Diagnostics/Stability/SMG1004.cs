namespace Consumer;

internal static class ExampleSMG1004
{
    public static double LogLikelihood(double x) => Math.Log(1 / (1 + Math.Exp(-x)));
}
