using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SoftmaxGen.CorpusScore.Labels;

namespace SoftmaxGen.CorpusScore.Analysis;

/// <summary>Decides what is compiled together.</summary>
internal static class Grouping
{
    /// <summary>The findings in some files of a repository.</summary>
    public static async Task<IReadOnlyList<Finding>> Findings(string repository, IReadOnlyList<string> wanted, bool fileByFile)
    {
        if (!fileByFile)
        {
            IEnumerable<string> all = CorpusFolder.SourceFiles(repository);
            return await Analyzer.Run(SourceCompilation.Of(all), wanted.ToHashSet(), CancellationToken.None);
        }

        List<Finding> findings = [];
        foreach (string file in wanted)
        {
            findings.AddRange(await Analyzer.Run(SourceCompilation.Of([file]), new HashSet<string> { file }, CancellationToken.None));
        }

        return findings;
    }
}
