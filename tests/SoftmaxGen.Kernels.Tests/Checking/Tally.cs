using System.Globalization;
using System.Threading;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>Counts what a test compared, and the worst error among it, and says so in the test's output.</summary>
internal sealed class Tally
{
    private long values;
    private double worst;
    private string worstAt = "";

    public void Count(int checkedValues) => Interlocked.Add(ref values, checkedValues);

    public void Error(double ulp, string at)
    {
        if (ulp > worst)
        {
            worst = ulp;
            worstAt = at;
        }
    }

    /// <summary>The line that the parent of a child process adds up.</summary>
    public void Report()
    {
        Assert.True(values > 0, "The test compared nothing.");
        string error = worstAt.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", largest error {worst:F2} ULP ({worstAt})");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values} values compared{error}"));
    }
}
