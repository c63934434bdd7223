namespace Consumer;

internal static class ExampleSMG1008
{
    public static float Loss(float p) => -MathF.Log(Math.Clamp(p, 1e-7f, 1f - 1e-8f));
}
