namespace Isnad.Model.Incidents;

/// <summary>What the mentions of one report are compared by, packed, so that fusing a day's reports does not read older analyses again. It is drawn from the report's analysis and its text and can be
/// made anew from them; it holds words only as hashes, which still betray words to whoever guesses them: a store that forgets a report forgets this too.</summary>
/// <param name="Document">Id of the report.</param>
/// <param name="Packed">Bytes of a versioned form that fusion alone reads.</param>
public sealed record FusionRecord(string Document, ReadOnlyMemory<byte> Packed);
