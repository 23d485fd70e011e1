namespace Isnad.Model.Ledger;

/// <summary>The ledger cannot do what was asked: it is locked, read-only, full, damaged, or of another version. The message says what, where, and what to do.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>With a message for the user.</summary>
    public LedgerException(string message) : base(message) { }

    /// <summary>With a message for the user and its cause.</summary>
    public LedgerException(string message, Exception cause) : base(message, cause) { }
}
