using System;

namespace SoftmaxGen.CorpusScore;

/// <summary>The command line or a label file asks for something that does not exist; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);
