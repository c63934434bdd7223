namespace VerifyTests;

/// <summary>One file of a snapshot: what follows the test's name in the file name, the extension and the text.</summary>
internal sealed record Snapshot(string Suffix, string Extension, string Text);
