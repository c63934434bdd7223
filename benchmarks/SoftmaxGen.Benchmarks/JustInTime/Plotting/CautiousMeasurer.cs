using OxyPlot;

namespace SoftmaxGen.Benchmarks.Plotting;

/// <summary>Takes text for wider than it is in Arial: where a viewer of the picture has no Arial, what it draws instead may be that much wider.</summary>
internal sealed class CautiousMeasurer(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double Caution = 1.4;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        OxySize size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * Caution, size.Height);
    }
}
