using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InnerRows
{
    /// <summary>x.</summary>
    public static void Softmax(ref float logits, ref float probabilities, nuint outer, nuint dim, nuint inner, double scale)
    {
        var plan = new InnerPlan(dim, inner, sizeof(float));
        nuint blocks = plan.Strips * outer;
        InnerSoftmax<float, float, Vector256<float>, FloatColumns256, FloatMemory<Vector256<float>, FloatColumns256>>.Run(ref logits, ref probabilities, plan, 0, blocks, scale);
    }
}
