using SoftmaxGen.Benchmarks.Plotting;

namespace SoftmaxGen.Benchmarks.Comparison;

internal static partial class CompareCommand
{
    static partial void Draw(string file, Report report) => ReportPlot.Save(file, report);
}
