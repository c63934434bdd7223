using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>Writes a report to a file for other programs to read.</summary>
internal static partial class ReportFiles
{
    public static void SaveCsv(string file, Report report)
    {
        IEnumerable<string> lines = report.Measurements.Select(m => string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Operation},{report.Type},{m.Dim},\"{m.Contestant}\",{m.Best:F4},{m.Median:F4},{m.Ratio:F4},{m.LargestError:F2}"));
        File.WriteAllLines(file, lines.Prepend("operation,type,dim,contestant,best_ns_per_element,median_ns_per_element,median_ratio_to_first,largest_error"));
    }

    public static void SaveJson(string file, Report report) =>
        File.WriteAllText(file, JsonSerializer.Serialize(report, JsonContext.Default.Report) + "\n");

    // Written by a source generator, so that it works ahead of time too.
    [JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    [JsonSerializable(typeof(Report))]
    private sealed partial class JsonContext : JsonSerializerContext;
}
