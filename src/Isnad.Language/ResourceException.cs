namespace Isnad.Language;

/// <summary>A resource file that cannot be used; the message names the file, the entry and what to do.</summary>
public sealed class ResourceException(string message) : Exception(message);
