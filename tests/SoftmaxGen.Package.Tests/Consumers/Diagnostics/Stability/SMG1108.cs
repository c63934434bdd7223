using System.Numerics.Tensors;

namespace Consumer;

internal static class ExampleSMG1108
{
    public static float[] FirstOfEachRow(float[] logits, float[] all, int rows, int columns)
    {
        TensorPrimitives.SoftMax(logits, all);
        float[] first = new float[rows];
        for (int r = 0; r < rows; r++)
        {
            first[r] = all.AsSpan(r * columns, columns)[0];
        }

        return first;
    }
}
