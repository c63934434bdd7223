namespace Consumer;

internal static class ExampleSMG1102
{
    public static double Small(double x) => double.LogP1(x);
}
