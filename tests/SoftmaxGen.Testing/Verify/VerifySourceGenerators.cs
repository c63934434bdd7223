namespace VerifyTests;

/// <summary>Verify must be told about generator drivers; the stand-in knows them.</summary>
public static class VerifySourceGenerators
{
    public static void Initialize()
    {
    }
}
