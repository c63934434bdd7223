namespace DigitClassifier;

internal static class Usage
{
    public const string Text = """
        Trains a network to read handwritten digits; its softmax, loss and gradient are kernels that SoftmaxGen generated.

        usage: DigitClassifier [--naive]

          (no option)  trains, tests, draws the loss curve and ten digits
          --naive      trains on inputs that are too large, once with the generated loss and once with the
                       textbook one (exp, sum, divide, log), and shows where the latter turns into NaN
        """;
}
