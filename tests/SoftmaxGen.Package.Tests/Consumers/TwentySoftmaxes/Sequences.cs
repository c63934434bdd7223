using System;
using System.Collections.Generic;
using System.Linq;

namespace Twenty
{
    public static class Sequences
    {
        public static float[] TwoPasses(float[] output)
        {
            float sum = output.Sum(x => (float)Math.Exp(x));
            return output.Select(x => (float)Math.Exp(x) / sum).ToArray();
        }

        public static double[] MethodGroup(double[] x)
        {
            var e = x.Select(Math.Exp);
            var sum = e.Sum();
            return e.Select(v => v / sum).ToArray();
        }

        public static List<float> Lists(List<float> x)
        {
            var e = x.Select(MathF.Exp).ToList();
            var sum = e.Sum();
            return e.Select(v => v / sum).ToList();
        }

        public static double[] Expression(double[] x) => x.Select(v => Math.Exp(v) / x.Sum(u => Math.Exp(u))).ToArray();

        public static double[] Query(double[] x)
        {
            double sum = (from v in x select Math.Exp(v)).Sum();
            return (from v in x select Math.Exp(v) / sum).ToArray();
        }

        public static IEnumerable<double> Lazy(IEnumerable<double> x)
        {
            double sum = x.Sum(v => Math.Exp(v));
            return x.Select(v => Math.Exp(v) / sum);
        }

        public static readonly Func<double[], double[]> Lambda = x =>
        {
            double sum = x.Sum(v => Math.Exp(v));
            return x.Select(v => Math.Exp(v) / sum).ToArray();
        };
    }
}
