using System;
using System.Text;
using SoftmaxGen.Benchmarks;
using SoftmaxGen.Benchmarks.Comparison;

Console.OutputEncoding = Encoding.UTF8;
try
{
    switch (args)
    {
        case ["compare", .. var options]:
            CompareCommand.Run(CompareOptions.Parse(options));
            return 0;
        case ["--help" or "-h"]:
            Console.WriteLine(Usage.Text);
            return 0;
        case [var verb, .. var options]:
            bool known = false;
            JustInTimeVerbs.Run(verb, options, ref known);
            return known ? 0 : throw new UsageException($"unknown verb {verb}, or one that a program compiled ahead of time does not have");
        default:
            throw new UsageException("a verb is needed");
    }
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    Console.Error.WriteLine();
    Console.Error.WriteLine(Usage.Text);
    return 2;
}
