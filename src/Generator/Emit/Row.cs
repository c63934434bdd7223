using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Generator.Emit;

/// <summary>One of the rows that a block of generated statements treats side by side: its first element and the suffix of its variables.</summary>
internal sealed record Row(int Start, string Suffix)
{
    public string Name(string variable) => variable + Suffix;

    public string Name(string variable, int vector) => $"{variable}{vector}{Suffix}";

    public IReadOnlyList<string> Names(string variable, int vectors) =>
        Enumerable.Range(0, vectors).Select(vector => Name(variable, vector)).ToArray();

    public static IReadOnlyList<Row> Together(int rows, int dim) =>
        Enumerable.Range(0, rows).Select(row => new Row(row * dim, rows == 1 ? "" : ((char)('A' + row)).ToString())).ToArray();
}
