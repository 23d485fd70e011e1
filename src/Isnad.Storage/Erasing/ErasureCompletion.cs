namespace Isnad.Storage.Erasing;

/// <summary>What follows the transaction that wrote the tombstones: keys destroyed and files cleaned. Every step may be done twice.</summary>
internal sealed class ErasureCompletion(Database database, KeyStore keys, Action<ErasureStep>? after)
{
    /// <summary>Destroys the keys that tombstones condemned: from here on nothing can read what they sealed.</summary>
    /// <returns>Their numbers.</returns>
    public IReadOnlyList<long> DestroyKeys()
    {
        var condemned = Pending();
        if (condemned.Count > 0)
        {
            keys.Destroy(condemned);
            keys.Database.Compact();
            after?.Invoke(ErasureStep.KeysDestroyed);
        }
        return condemned;
    }

    /// <summary>Cleans the files after <see cref="DestroyKeys"/> gave <paramref name="condemned"/>; false where another process reads at this moment, so that the write-ahead log could not be emptied.</summary>
    public bool Clean(IReadOnlyList<long> condemned)
    {
        if (condemned.Count == 0)
        {
            return true;
        }
        // Deleting a row only marks it in the index: its words go when the parts of the index are merged.
        database.Write(() => database.Prepare("INSERT INTO words (words) VALUES ('optimize')").Run());
        after?.Invoke(ErasureStep.IndexMerged);
        // Deleted values are overwritten, but rows that moved within a page leave copies in its free space.
        database.Compact();
        after?.Invoke(ErasureStep.Compacted);
        if (!database.Checkpoint())
        {
            return false;
        }
        after?.Invoke(ErasureStep.LogEmptied);
        database.Write(() =>
        {
            foreach (var key in condemned)
            {
                database.Prepare("DELETE FROM erasure_pending WHERE key = $1").Run(key);
            }
        });
        return true;
    }

    private List<long> Pending() => database.Read(() => database.Prepare("SELECT key FROM erasure_pending").Rows(row => row.GetInt64(0)));
}
