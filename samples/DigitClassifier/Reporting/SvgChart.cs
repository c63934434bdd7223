using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DigitClassifier.Reporting;

/// <summary>A line chart with a logarithmic vertical axis, as SVG text. Values that are not positive and finite leave a gap.</summary>
internal sealed class SvgChart(string title, string horizontalLabel, double right)
{
    private const int Width = 960;
    private const int Height = 540;
    private const int Left = 70;
    private const int Top = 50;
    private const int PlotWidth = Width - Left - 30;
    private const int PlotHeight = Height - Top - 60;

    private readonly List<(string Name, string Colour, double Stroke, (double X, double Y)[] Points)> series = [];
    private readonly List<(double X, string Text)> marks = [];

    public void Add(string name, string colour, double stroke, IEnumerable<(double X, double Y)> points) =>
        series.Add((name, colour, stroke, [.. points.Where(p => p.Y > 0 && double.IsFinite(p.Y))]));

    /// <summary>Draws a labelled vertical line.</summary>
    public void MarkAt(double x, string text) => marks.Add((x, text));

    public override string ToString()
    {
        double[] values = [.. series.SelectMany(s => s.Points, (_, point) => point.Y)];
        int low = (int)Math.Floor(Math.Log10(values.Min()));
        int high = (int)Math.Ceiling(Math.Log10(values.Max()));
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"14\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        Text(svg, Width / 2, 30, "middle", title, 20);
        Text(svg, Left + (PlotWidth / 2), Height - 14, "middle", horizontalLabel);
        for (int power = low; power <= high; power++)
        {
            Line(svg, Left, ToY(Math.Pow(10, power)), Left + PlotWidth, ToY(Math.Pow(10, power)), "#dddddd");
            Text(svg, Left - 8, ToY(Math.Pow(10, power)) + 5, "end", $"{Math.Pow(10, power):0.######}");
        }

        double step = TickStep(right);
        for (double x = 0; x <= right; x += step)
        {
            Line(svg, ToX(x), Top, ToX(x), Top + PlotHeight, "#eeeeee");
            Text(svg, ToX(x), Top + PlotHeight + 20, "middle", $"{x:0.###}");
        }

        foreach ((_, string colour, double stroke, (double X, double Y)[] points) in series)
        {
            string path = string.Join(' ', points.Select(p => $"{ToX(p.X):F1},{ToY(p.Y):F1}"));
            svg.Append($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"{stroke}\" stroke-linejoin=\"round\" points=\"{path}\"/>\n");
        }

        foreach ((double x, string text) in marks)
        {
            Line(svg, ToX(x), Top, ToX(x), Top + PlotHeight, "#d9541e");
            Text(svg, ToX(x) + 6, Top + PlotHeight - 10, "start", text);
        }

        for (int i = 0; i < series.Count; i++)
        {
            Line(svg, Width - 270, Top + 20 + (22 * i), Width - 240, Top + 20 + (22 * i), series[i].Colour, 4);
            Text(svg, Width - 232, Top + 25 + (22 * i), "start", series[i].Name);
        }

        return svg.Append("</svg>\n").ToString();

        double ToX(double x) => Left + (PlotWidth * x / right);

        double ToY(double y) => Top + (PlotHeight * (high - Math.Log10(y)) / (high - low));
    }

    /// <summary>1, 2 or 5 times a power of ten, for five to ten ticks.</summary>
    private static double TickStep(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / 5)));
        return (range / 5 / power) switch
        {
            < 2 => power,
            < 5 => 2 * power,
            _ => 5 * power,
        };
    }

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string colour, double stroke = 1) =>
        svg.Append($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\" stroke-width=\"{stroke}\"/>\n");

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text, int size = 14) =>
        svg.Append($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"#333333\">{text}</text>\n");
}
