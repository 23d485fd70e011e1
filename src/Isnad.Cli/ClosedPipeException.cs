namespace Isnad.Cli;

/// <summary>Whoever read the output has gone; there is nobody to say it to.</summary>
public sealed class ClosedPipeException() : IOException("the reader of the output has gone");
