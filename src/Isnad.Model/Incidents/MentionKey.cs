namespace Isnad.Model.Incidents;

/// <summary>Names an event mention among all: id of its document and id of the event in it.</summary>
public readonly record struct MentionKey(string Document, string Event) : IComparable<MentionKey>
{
    /// <summary>Ordinal order of documents, then of events.</summary>
    public int CompareTo(MentionKey other)
    {
        var byDocument = string.CompareOrdinal(Document, other.Document);
        return byDocument != 0 ? byDocument : string.CompareOrdinal(Event, other.Event);
    }

    public static bool operator <(MentionKey a, MentionKey b) => a.CompareTo(b) < 0;

    public static bool operator >(MentionKey a, MentionKey b) => a.CompareTo(b) > 0;

    public static bool operator <=(MentionKey a, MentionKey b) => a.CompareTo(b) <= 0;

    public static bool operator >=(MentionKey a, MentionKey b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Document}/{Event}";
}
