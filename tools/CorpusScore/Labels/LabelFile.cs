using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoftmaxGen.CorpusScore.Labels;

/// <summary>Reads label files: one JSON object per line, names in snake_case, verdicts in capitals.</summary>
internal static class LabelFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter<Verdict>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    /// <exception cref="UsageException">The file is not there, or a line is not a label.</exception>
    public static IReadOnlyList<Label> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"there is no label file {file}");
        }

        return Parse(File.ReadLines(file), file);
    }

    /// <exception cref="UsageException">A line is not a label.</exception>
    public static IReadOnlyList<Label> Parse(IEnumerable<string> lines, string file)
    {
        List<Label> labels = [];
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                labels.Add(ParseLine(line, $"{file}:{number}"));
            }
        }

        return labels;
    }

    private static Label ParseLine(string line, string place)
    {
        try
        {
            Label label = JsonSerializer.Deserialize<Label>(line, Format) ?? throw new UsageException($"{place}: null is not a label");
            return label.StartLine >= 1 && label.EndLine >= label.StartLine
                ? label
                : throw new UsageException($"{place}: lines {label.StartLine} to {label.EndLine} are no range");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{place}: {exception.Message}");
        }
    }
}
