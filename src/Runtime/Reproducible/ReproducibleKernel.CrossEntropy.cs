using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

internal static partial class ReproducibleKernel<TStorage, TFormat, TElement, TVector, TVectors>
{
    /// <summary>Adds the losses of all rows to the total; <paramref name="losses"/> and <paramref name="gradient"/> may be null references.</summary>
    public static void CrossEntropy(
        ref TStorage logits,
        ref int targets,
        ref TStorage losses,
        ref TStorage gradient,
        nuint rows,
        nuint dim,
        nuint inner,
        double scale,
        double weight,
        in RowRoles<TStorage> roles,
        ref ExactSum total)
    {
        ExponentialConstants<TElement> constants = new(scale);
        Span<TElement> buffer = stackalloc TElement[Chunk];
        for (nuint row = 0; row < rows; row++)
        {
            double loss = RowLoss(ref logits, ref gradient, roles, new RowPlace(row, dim, inner), Unsafe.Add(ref targets, row), buffer, constants, weight);
            total.Add(loss);
            if (!Unsafe.IsNullRef(ref losses))
            {
                Unsafe.Add(ref losses, row) = TFormat.Round(loss);
            }
        }
    }

    /// <summary>The loss of one row in nats, and its gradient.</summary>
    private static double RowLoss(
        ref TStorage logits,
        ref TStorage gradient,
        in RowRoles<TStorage> roles,
        in RowPlace place,
        int target,
        Span<TElement> buffer,
        in ExponentialConstants<TElement> constants,
        double weight)
    {
        TElement top = Top(ref logits, roles, place, buffer, constants.Negative, out bool empty);
        if (empty)
        {
            WriteConstant(default, ref gradient, roles, place);
            return double.PositiveInfinity;
        }

        // The target's own logit, in double: −∞ where it takes no part.
        TElement origin = Origin(top, constants);
        TElement shifted = Shifted(top, origin, constants);
        Span<TElement> own = buffer[..1];
        ReadSigned(ref logits, roles, place, (nuint)target, own, constants.Negative);
        double logit = (double.CreateTruncating(own[0]) - double.CreateTruncating(origin)) * constants.Unit;

        ReproducibleExponentialOrZero<TElement, TVector, TVectors> e = new(new(constants, shifted));
        double others = Sum(ref logits, ref gradient, roles, place, buffer, constants, origin, e, except: target);
        ReproducibleLoss row = new(logit, others, ExponentialConstants<TElement>.Headroom - double.CreateTruncating(constants.Exponent(shifted)), ExponentialConstants<TElement>.Base, constants.Scale);
        if (Unsafe.IsNullRef(ref gradient))
        {
            return row.Loss;
        }

        if (double.IsNaN(row.Sum))
        {
            WriteConstant(TFormat.NaN, ref gradient, roles, place);
            return row.Loss;
        }

        Normalize(ref logits, ref gradient, roles, place, buffer, constants, origin, e, except: target, new RowFactor<TElement>(weight, row.Sum));
        bool takesPart = !roles.Any || ReproducibleRoles<TStorage, TFormat, TElement>.TakesPart(roles, place, (nuint)target);
        Unsafe.Add(ref gradient, place.Start + ((nuint)target * place.Stride)) = takesPart ? TFormat.Round(row.GradientAtTarget(weight)) : default;
        return row.Loss;
    }

    /// <summary>The gradient of a row without one: 0 all the same in what takes no part.</summary>
    private static void WriteConstant(TStorage value, ref TStorage gradient, in RowRoles<TStorage> roles, in RowPlace place)
    {
        for (nuint i = 0; i < place.Dim && !Unsafe.IsNullRef(ref gradient); i++)
        {
            bool takesPart = !roles.Any || ReproducibleRoles<TStorage, TFormat, TElement>.TakesPart(roles, place, i);
            Unsafe.Add(ref gradient, place.Start + (i * place.Stride)) = takesPart ? value : default;
        }
    }
}
