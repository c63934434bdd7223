using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SoftmaxGen.CorpusScore.Analysis;
using SoftmaxGen.CorpusScore.Labels;

namespace SoftmaxGen.CorpusScore;

/// <summary><c>--scan</c>: what the analyzers say about code that nobody has labelled yet.</summary>
internal static class ScanRun
{
    public static async Task Execute(Options options, TextWriter output)
    {
        var folder = new CorpusFolder(options.Folder);
        int count = 0;
        foreach (string repository in folder.Repositories().Where(r => Path.GetFileName(r).Contains(options.Repo, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (Finding finding in await Grouping.Findings(repository, CorpusFolder.SourceFiles(repository), options.FileByFile))
            {
                count++;
                output.WriteLine($"{Path.GetRelativePath(options.Folder, finding.File)}:{finding.Line}: {finding.Severity} {finding.Id}: {finding.Message}");
            }
        }

        output.WriteLine($"{count} findings");
    }
}
