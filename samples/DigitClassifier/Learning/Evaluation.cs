namespace DigitClassifier.Learning;

/// <summary>How well a network does on a set of digits.</summary>
internal readonly record struct Evaluation(double Loss, double Accuracy);
