namespace DigitClassifier.Learning;

/// <summary>What one pass over the training digits came to.</summary>
internal readonly record struct EpochResult(int Epoch, double TrainingLoss, double TrainingAccuracy, double TestLoss, double TestAccuracy);
