using System.Globalization;

namespace Isnad.Model.Incidents;

/// <summary>Names an event mention among all: id of its document and id of the event in it.</summary>
public readonly record struct MentionKey(string Document, string Event) : IComparable<MentionKey>
{
    /// <summary>Number of the report, where this is a mention of the ledger (<see cref="Stored"/>).</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public long ReportNumber => NumberOf(Document);

    /// <summary>Number of the mention, where it is one of the ledger.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public long MentionNumber => NumberOf(Event);

    /// <summary>A mention of the ledger: document <c>r7</c>, event <c>m5</c>.</summary>
    public static MentionKey Stored(long report, long mention) => new(string.Create(CultureInfo.InvariantCulture, $"r{report}"), string.Create(CultureInfo.InvariantCulture, $"m{mention}"));

    /// <summary>Number in a name of the ledger, one letter before it.</summary>
    /// <exception cref="FormatException">It is no such name.</exception>
    public static long NumberOf(string name) => long.Parse(name.AsSpan(Math.Min(1, name.Length)), NumberStyles.None, CultureInfo.InvariantCulture);

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
