using BenchmarkDotNet.Running;
using SoftmaxGen.Benchmarks.AnalyzerCost;
using SoftmaxGen.Benchmarks.ColdStart;
using SoftmaxGen.Benchmarks.GeneratorCost;
using SoftmaxGen.Benchmarks.Suites;

namespace SoftmaxGen.Benchmarks;

internal static partial class JustInTimeVerbs
{
    static partial void RunVerb(string verb, string[] options, ref bool known)
    {
        known = true;
        switch (verb)
        {
            case "generator-cost":
                GeneratorCostCommand.Run(options);
                break;
            case "cold-start":
                ColdStartCommand.Run(options);
                break;
            case ColdStartCommand.ChildVerb when options is [var file, var kind, var dim]:
                ColdStartCommand.RunChild(file, kind, dim);
                break;
            case "analyzer-cost":
                AnalyzerCostCommand.Run(options);
                break;
            case "bdn":
                BenchmarkSwitcher.FromAssembly(typeof(SoftmaxSuite<>).Assembly).Run(options);
                break;
            default:
                known = false;
                break;
        }
    }
}
