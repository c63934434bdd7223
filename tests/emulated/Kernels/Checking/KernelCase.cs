using System;

namespace SoftmaxGen.EmulatedKernels.Checking;

/// <summary>One kernel, the length of its rows and how it is tried.</summary>
internal sealed record KernelCase(string Name, int Dim, Action<Verdict> Check)
{
    public Verdict Run()
    {
        var verdict = new Verdict();
        try
        {
            Check(verdict);
        }
        catch (ArgumentException refused)
        {
            verdict.Fail(refused.Message);
        }

        return verdict;
    }
}
