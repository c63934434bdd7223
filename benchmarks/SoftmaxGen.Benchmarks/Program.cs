using System;
using System.Text;
using BenchmarkDotNet.Running;
using SoftmaxGen.Benchmarks;
using SoftmaxGen.Benchmarks.Comparison;
using SoftmaxGen.Benchmarks.GeneratorCost;
using SoftmaxGen.Benchmarks.Suites;

Console.OutputEncoding = Encoding.UTF8;
try
{
    switch (args)
    {
        case ["compare", .. var options]:
            CompareCommand.Run(CompareOptions.Parse(options));
            return 0;
        case ["generator-cost", .. var options]:
            GeneratorCostCommand.Run(options);
            return 0;
        case ["bdn", .. var options]:
            BenchmarkSwitcher.FromAssembly(typeof(SoftmaxSuite).Assembly).Run(options);
            return 0;
        case ["--help" or "-h"]:
            Console.WriteLine(Usage.Text);
            return 0;
        case [var verb, ..]:
            throw new UsageException($"unknown verb {verb}");
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
