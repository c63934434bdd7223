using System.Collections.Generic;
using System.IO;
using System.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using SoftmaxGen.Benchmarks.Comparison;
using SoftmaxGen.Benchmarks.Contestants;

namespace SoftmaxGen.Benchmarks.Plotting;

/// <summary>Nanoseconds per element over the length of a row, both logarithmic, a line for each contestant, as SVG.</summary>
internal static class ReportPlot
{
    private const double Width = 960;
    private const double Height = 540;

    // Ours stands out; the rest are told apart without relying on red and green.
    private static readonly Dictionary<string, OxyColor> Colours = new()
    {
        [Names.SoftmaxGen] = OxyColor.Parse("#d9541e"),
        [Names.Library] = OxyColor.Parse("#0072b2"),
        [Names.Composition] = OxyColor.Parse("#56b4e9"),
        [Names.OnnxRuntime] = OxyColor.Parse("#009e73"),
        [Names.ScalarLoop] = OxyColor.Parse("#999999"),
        [Names.Yardstick] = OxyColor.Parse("#cc79a7"),
        [Names.MemoryCopy] = OxyColor.Parse("#333333"),
    };

    public static void Save(string file, Report report)
    {
        using FileStream stream = File.Create(file);
        var exporter = new SvgExporter
        {
            Width = Width,
            Height = Height,
            UseVerticalTextAlignmentWorkaround = true,
            TextMeasurer = new CautiousMeasurer(Width, Height),
        };
        exporter.Export(Model(report), stream);
    }

    private static PlotModel Model(Report report)
    {
        var model = new PlotModel
        {
            Title = $"{report.Operation}, {report.Type}: {report.Machine.Processor}, {report.Machine.VectorBits}-bit path, {report.Machine.Runtime}, best of {report.Rounds} rounds",
            Background = OxyColors.White,
            TitleFontSize = 16,
            DefaultFont = "Arial",
        };
        model.Axes.Add(Axis(AxisPosition.Bottom, "Dim"));
        model.Axes.Add(Axis(AxisPosition.Left, "ns per element"));
        model.Legends.Add(new Legend { LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.RightTop, LegendLineSpacing = 8 });
        foreach (IGrouping<string, Measurement> contestant in report.Measurements.GroupBy(m => m.Contestant))
        {
            model.Series.Add(Line(contestant));
        }

        return model;
    }

    private static LogarithmicAxis Axis(AxisPosition position, string title) => new()
    {
        Position = position,
        Title = title,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = OxyColor.Parse("#cccccc"),
        MinorGridlineStyle = LineStyle.Solid,
        MinorGridlineColor = OxyColor.Parse("#eeeeee"),
        MinimumPadding = 0.03,
        MaximumPadding = 0.03,
    };

    private static LineSeries Line(IGrouping<string, Measurement> contestant)
    {
        var line = new LineSeries
        {
            Title = contestant.Key,
            Color = Colours.GetValueOrDefault(contestant.Key, OxyColors.Automatic),
            StrokeThickness = contestant.Key == Names.SoftmaxGen ? 3 : 1.5,
            LineStyle = contestant.Key is Names.MemoryCopy or Names.Yardstick ? LineStyle.Dash : LineStyle.Solid,
            MarkerType = MarkerType.Circle,
            MarkerSize = 3,
        };
        line.Points.AddRange(contestant.OrderBy(m => m.Dim).Select(m => new DataPoint(m.Dim, m.Best)));
        return line;
    }
}
