namespace Consumer;

internal static class ExampleSMG1103
{
    public static double Entropy(double[] probabilities) => -probabilities.Sum(p => p * Math.Log(p));
}
