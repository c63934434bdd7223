using System;
using System.Numerics.Tensors;
using DigitClassifier.Digits;
using DigitClassifier.Losses;

namespace DigitClassifier.Learning;

/// <summary>Trains a network on mini-batches in random order.</summary>
internal sealed class Trainer
{
    private readonly TrainingSettings settings;
    private readonly BatchLoss lossAndGradient;
    private readonly Random random;
    private readonly Network network;
    private readonly Adam optimiser;
    private readonly BatchReader reader;
    private readonly int[] order;
    private readonly int batchesPerEpoch;
    private readonly float[] inputs;
    private readonly int[] targets;
    private readonly float[] logits;
    private readonly float[] gradient;

    public Trainer(DigitSet training, TrainingSettings settings, BatchLoss lossAndGradient)
    {
        this.settings = settings;
        this.lossAndGradient = lossAndGradient;
        random = new Random(settings.Seed);
        network = new Network(settings.BatchSize, random);
        optimiser = new Adam(network.Parameters);
        reader = new BatchReader(training, settings.PixelScale);
        order = new int[training.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        batchesPerEpoch = (order.Length + settings.BatchSize - 1) / settings.BatchSize;
        inputs = new float[settings.BatchSize * DigitSet.Pixels];
        targets = new int[settings.BatchSize];
        logits = new float[settings.BatchSize * Network.Classes];
        gradient = new float[settings.BatchSize * Network.Classes];
        Classifier = new Classifier(network, settings);
    }

    /// <summary>The network as trained so far.</summary>
    public Classifier Classifier { get; }

    public TrainingHistory History { get; } = new();

    /// <summary>Trains for all epochs, or to the end of the one that meets NaN, and hands over the result of each as it ends.</summary>
    public void Run(DigitSet test, Action<EpochResult> onEpoch)
    {
        for (int epoch = 1; epoch <= settings.Epochs && History.FirstNaN is null; epoch++)
        {
            EpochResult result = RunEpoch(epoch, test);
            History.Epochs.Add(result);
            onEpoch(result);
        }
    }

    private EpochResult RunEpoch(int epoch, DigitSet test)
    {
        random.Shuffle(order);
        double loss = 0;
        int correct = 0;
        for (int batch = 0; batch < batchesPerEpoch; batch++)
        {
            int first = batch * settings.BatchSize;
            int rows = Math.Min(settings.BatchSize, order.Length - first);
            float batchLoss = TrainBatch(order.AsSpan(first, rows), out bool hasNaN);
            float largestLogit = TensorPrimitives.Max<float>(logits.AsSpan(0, rows * Network.Classes));
            History.Add(new BatchResult(epoch, batch + 1, largestLogit, batchLoss, hasNaN));
            loss += (double)batchLoss * rows;
            correct += Classifier.CountCorrect(logits, targets.AsSpan(0, rows));
        }

        Evaluation evaluation = Classifier.Evaluate(test);
        return new EpochResult(epoch, loss / order.Length, (double)correct / order.Length, evaluation.Loss, evaluation.Accuracy);
    }

    private float TrainBatch(ReadOnlySpan<int> indices, out bool hasNaN)
    {
        int rows = indices.Length;
        Span<float> batchLogits = logits.AsSpan(0, rows * Network.Classes);
        Span<float> batchGradient = gradient.AsSpan(0, rows * Network.Classes);

        reader.Read(indices, inputs, targets, random, settings.Reach);
        network.Forward(inputs, batchLogits, rows);
        float loss = lossAndGradient(batchLogits, targets.AsSpan(0, rows), batchGradient);
        hasNaN = float.IsNaN(loss) || float.IsNaN(TensorPrimitives.Sum<float>(batchGradient));
        network.Backward(inputs, batchGradient, rows);

        float done = (float)History.Batches.Count / (settings.Epochs * batchesPerEpoch);
        optimiser.Step(settings.LearningRate * (1 - done));
        return loss;
    }
}
