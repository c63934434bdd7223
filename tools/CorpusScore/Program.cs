using System;
using System.Text;
using SoftmaxGen.CorpusScore;

Console.OutputEncoding = Encoding.UTF8;
if (args is ["--help" or "-h"])
{
    Console.WriteLine(Usage.Text);
    return 0;
}

try
{
    Options options = Options.Parse(args);
    await (options.Scan ? ScanRun.Execute(options, Console.Out) : ScoreRun.Execute(options, Console.Out));
    return 0;
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    Console.Error.WriteLine();
    Console.Error.WriteLine(Usage.Text);
    return 2;
}
