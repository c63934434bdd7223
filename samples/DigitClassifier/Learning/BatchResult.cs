namespace DigitClassifier.Learning;

/// <summary>What one step of training came to.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Batch">Counted from 1 within the epoch.</param>
/// <param name="LargestLogit">The largest of the batch; an exponential overflows above 88.72.</param>
/// <param name="Loss">Mean over the batch.</param>
/// <param name="HasNaN">Whether the loss or an entry of its gradient was not a number.</param>
internal readonly record struct BatchResult(int Epoch, int Batch, float LargestLogit, float Loss, bool HasNaN);
