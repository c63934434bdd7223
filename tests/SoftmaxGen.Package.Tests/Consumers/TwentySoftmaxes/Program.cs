// Prints what each of the twenty makes of the numbers of the command line: one line each, its name and type first.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Twenty;
using Twenty.Types;

double[] d = Numbers(args);
float[] f = [.. d.Select(v => (float)v)];

Print("array", Loops.IntoNewArray(d));
Print("in-place", Changed(f, Loops.InPlace));
Print("span", Changed(d, x => Loops.SpanInPlace(x)));
Print("spans", Changed(f, x => Loops.BetweenSpans(f, x)));
Print("matrix", Rows(d));
Print("jagged", Changed(d, x => Loops.Jagged([x])));
Print("reciprocal", Loops.TimesReciprocal(f));
Print("local", Loops.Local(d));
Print("pointers", Changed(f, Pointers));
Print("linq", Sequences.TwoPasses(f));
Print("group", Sequences.MethodGroup(d));
Print("list", Sequences.Lists([.. f]));
Print("expression", Sequences.Expression(d));
Print("query", Sequences.Query(d));
Print("lazy", Sequences.Lazy(d.Skip(0)));
Print("lambda", Sequences.Lambda(d));
Print("generic", Changed(d, x => Generic<double>.Softmax(d, x)));
Print("nested", new Layer(d).Forward());
Print("tensors", Tensors.ByHand(f));

// A program without a Main.
double sum = d.Sum(v => Math.Exp(v));
double[] result = d.Select(v => Math.Exp(v) / sum).ToArray();
Print("program", result);

static double[] Numbers(string[] texts) => [.. texts.Select(t => double.Parse(t, CultureInfo.InvariantCulture))];

static void Print<T>(string name, IEnumerable<T> values) =>
    Console.WriteLine($"{name}-{typeof(T).Name} {string.Join(' ', values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v}")))}");

static T[] Changed<T>(T[] x, Action<T[]> change)
{
    T[] copy = [.. x];
    change(copy);
    return copy;
}

static double[] Rows(double[] row)
{
    var x = new double[2, row.Length];
    for (int i = 0; i < x.Length; i++) x[i / row.Length, i % row.Length] = row[i % row.Length];
    Loops.Matrix(x);
    return [.. Enumerable.Range(0, row.Length).Select(c => x[1, c])];
}

static unsafe void Pointers(float[] x)
{
    float[] y = new float[x.Length];
    fixed (float* from = x, to = y)
    {
        Loops.Pointers(from, to, x.Length);
    }

    y.CopyTo(x, 0);
}
