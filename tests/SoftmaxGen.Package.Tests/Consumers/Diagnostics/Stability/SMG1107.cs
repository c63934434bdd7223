namespace Consumer;

internal static class ExampleSMG1107
{
    public static double[] Sample(double[] logits, double temperature)
    {
        double max = logits.Max();
        double[] e = logits.Select(v => Math.Exp((v - max) / temperature)).ToArray();
        double sum = e.Sum();
        return e.Select(v => v / sum).ToArray();
    }
}
