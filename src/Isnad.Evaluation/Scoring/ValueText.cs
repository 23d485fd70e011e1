namespace Isnad.Evaluation.Scoring;

/// <summary>Writes the values of records on one line for a reader of the error list.</summary>
internal static class ValueText
{
    public static string Of(ScoredRecord record)
    {
        string?[] parts =
        [
            record.Type ?? "(no type)",
            record.Status == "actual" ? null : record.Status,
            record.Background ? "background" : null,
            record.Triggers.Count > 0 ? Quoted(record.Triggers[0]) : null,
            record.Place is { } place ? "at " + Quoted(place) : null,
            record.Time is { } time ? Days(time) : null,
        ];
        return Joined(parts);
    }

    public static string Of(TimeFiller time) => Joined(Days(time), Quoted(time));

    public static string Of(PlaceFiller place) => Joined(Quoted(place), place.Country, place.Admin1, place.Kind,
        place is { Lat: { } lat, Lon: { } lon } ? FormattableString.Invariant($"({lat:0.###}, {lon:0.###})") : null);

    public static string Of(ActorFiller actor) => Joined($"{actor.Id ?? "(no id)"} as {actor.Role ?? "(no role)"}", Quoted(actor));

    public static string Of(CasualtyFiller toll) => Joined(toll.Kind ?? "(no kind)", $"{Number(toll.Min)}..{Number(toll.Max)}", Quoted(toll));

    public static string Of(KindFiller item) => Joined(Quoted(item), item.Kind);

    private static string Days(TimeFiller time) => time.From == time.To ? $"{time.From:yyyy-MM-dd}" : $"{time.From:yyyy-MM-dd}..{time.To:yyyy-MM-dd}";

    private static string Number(long? number) => number is { } known ? FormattableString.Invariant($"{known}") : "";

    private static string Quoted(Filler filler) => filler.Quote is null ? "«»" : "«" + OneLine(filler.Quote) + "»";

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Joined(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
}
