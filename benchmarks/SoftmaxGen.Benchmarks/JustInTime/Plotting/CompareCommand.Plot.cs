using SoftmaxGen.Benchmarks.Plotting;

namespace SoftmaxGen.Benchmarks.Comparison;

internal static partial class CompareCommand
{
    static partial void Draw(string file, Report report, ref bool drawn)
    {
        ReportPlot.Save(file, report);
        drawn = true;
    }
}
