namespace SoftmaxGen.CorpusScore;

internal static class Usage
{
    public const string Text = """
        usage: SoftmaxGen.CorpusScore FOLDER --labels FILE [OPTIONS]
               SoftmaxGen.CorpusScore FOLDER --scan [OPTIONS]

        Runs every analyzer of the package, all rules on, over C# files and compares what it reports with labels.

        FOLDER            a folder for each repository in it: owner/name, owner+name, owner__name or name; files at the labels' paths
        --labels FILE     one JSON object per line: repo, path, start_line, end_line, verdict (UNSTABLE, STABLE, UNRELATED, AMBIGUOUS), kind, and, if
                          wanted, commit, method, why, and rules: the ids that should speak there. May be given several times; a label for the same
                          range in a later file replaces the earlier one
        --scan            without labels: every finding in every file, to be read by hand
        --group WHAT      what is compiled together: repository (default: all C# files in the repository's folder) or file (each on its own)
        --without KIND    leaves the labels of a kind out (tanh-ratio, …); may be given several times
        --repo TEXT       only repositories whose name contains this
        --details         every miss, false alarm and finding outside the labels, by file and line
        """;
}
