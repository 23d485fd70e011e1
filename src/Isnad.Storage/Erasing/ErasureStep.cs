namespace Isnad.Storage.Erasing;

/// <summary>How far an erasure is; tests interrupt it after each.</summary>
internal enum ErasureStep
{
    /// <summary>All is written within the transaction, nothing is committed.</summary>
    Written,

    /// <summary>The tombstone is committed, content and rows are gone from the tables; the keys still stand.</summary>
    Committed,

    /// <summary>The keys are destroyed.</summary>
    KeysDestroyed,

    /// <summary>The index of words is merged anew, without the words.</summary>
    IndexMerged,

    /// <summary>The file is written anew, without free space that could hold remains.</summary>
    Compacted,

    /// <summary>The write-ahead log is empty.</summary>
    LogEmptied,
}
