using System.Globalization;

namespace SoftmaxGen.Generator.Writing;

/// <summary>Numbers and strings as C# literals, the same under every culture.</summary>
internal static class Literals
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Nine and seventeen digits identify every float and double; "R" of older runtimes does not always.
    public static string Of(float value) => value.ToString("G9", CultureInfo.InvariantCulture) + "f";

    public static string Of(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        return text + "d";
    }

    /// <summary>A number for a sentence.</summary>
    public static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
