using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>Writes incidents and what follows from them as JSON (docs/incidents.md). Absent values are left out.</summary>
public static class IncidentWriter
{
    /// <summary>Name of a word of a closed list in JSON.</summary>
    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>One incident.</summary>
    public static void Write(Utf8JsonWriter json, Incident incident)
    {
        json.WriteStartObject();
        json.WriteNumber("id", incident.Id);
        WriteHeadline(json, incident);
        WriteMembers(json, incident.Members);
        json.WriteMany("reports", incident.Reports, report => WriteReport(json, report));
        json.WriteNumber("outlets", incident.Outlets);
        json.WriteNumber("voices", incident.Voices);
        json.WriteStartObject("fields");
        WriteField(json, "type", incident.Type, json.WriteStringValue);
        WriteField(json, "occurrence", incident.Occurrence, value => json.WriteStringValue(Name(value)));
        WriteField(json, "time", incident.Time, time => Object(json, () =>
        {
            WriteDays(json, time.Days);
            json.WriteString("basis", time.Basis);
        }));
        WriteField(json, "place", incident.Place, place => Object(json, () => WritePlace(json, place)));
        WriteField(json, "participants", incident.Participants, participant => Object(json, () =>
        {
            json.WriteString("id", participant.Id);
            json.WriteString("role", Name(participant.Role));
        }));
        json.WriteMany("tolls", incident.Tolls, series => WriteTolls(json, series));
        WriteField(json, "weapons", incident.Weapons, json.WriteStringValue);
        WriteField(json, "responsibility", incident.Responsibility, account => Object(json, () =>
        {
            json.WriteText("actor", account.Actor);
            json.WriteString("stance", Name(account.Stance));
        }));
        json.WriteEndObject();
        json.WriteMany("wording", incident.Wording, wording => WriteWording(json, wording));
        json.WriteEndObject();
    }

    /// <summary>Control of one place.</summary>
    public static void Write(Utf8JsonWriter json, PlaceControl control) => Object(json, () =>
    {
        json.WritePropertyName("place");
        Object(json, () => WritePlace(json, control.Place));
        json.WriteMany("turns", control.Turns, turn =>
        {
            json.WriteNumber("incident", turn.Incident);
            json.WriteString("side", turn.Side);
            json.WriteString("change", Name(turn.Change));
            WriteDays(json, turn.Days);
            json.WriteString("basis", turn.DaysAreTold ? "told" : "published");
            json.WriteMany("held_by", turn.Holdings, holding => WriteHolding(json, holding));
            json.WriteMany("denied_by", turn.Deniers, holding => WriteHolding(json, holding));
        });
        json.WriteMany("spells", control.Spells, spell =>
        {
            json.WriteString("side", spell.Side);
            WriteDay(json, "from", spell.From);
            WriteDay(json, "to", spell.To);
            json.WriteFigure("taken", spell.Taken);
            json.WriteFigure("ended", spell.Ended);
            json.WriteWords("disagreement", spell.Disagreement);
        });
    });

    /// <summary>One relation of two sides.</summary>
    public static void Write(Utf8JsonWriter json, SideRelation relation) => Object(json, () =>
    {
        json.WriteString("side", relation.Side);
        json.WriteString("other", relation.Other);
        json.WriteString("stance", Name(relation.Stance));
        json.WriteMany("acts", relation.Acts, act =>
        {
            json.WriteNumber("incident", act.Incident);
            WriteDays(json, act.Days);
            json.WriteWords("types", act.Types);
            json.WriteWords("held_by", act.Holders);
            json.WriteBoolean("denied", act.Denied);
        });
    });

    private static void WriteHeadline(Utf8JsonWriter json, Incident incident)
    {
        json.WriteStartObject("headline");
        WriteMostHeld(json, "type", incident.Type, type => type);
        WriteMostHeld(json, "place", incident.Place, place => place.Words);
        WriteSpan(json, "days", incident.Days);
        WriteSpan(json, "told", incident.Told);
        json.WriteEndObject();
    }

    /// <summary>The values with most voices, all of them where they are equal, and on how many of the field's voices that rests.</summary>
    private static void WriteMostHeld<T>(Utf8JsonWriter json, string name, AccountedField<T> field, Func<T, string> words)
    {
        if (field.Accounts.Count > 0)
        {
            json.WriteStartObject(name);
            json.WriteWords("most_held", [.. field.MostHeld.Select(account => words(account.Value))]);
            json.WriteNumber("voices", field.MostHeld.First().Voices);
            json.WriteNumber("other_accounts", field.Accounts.Count - field.MostHeld.Count());
            json.WriteEndObject();
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, IReadOnlyList<MentionKey> members)
    {
        json.WriteStartArray("members");
        foreach (var member in members)
        {
            json.WriteStartArray();
            json.WriteStringValue(member.Document);
            json.WriteStringValue(member.Event);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteReport(Utf8JsonWriter json, IncidentReport report)
    {
        json.WriteString("id", report.Document);
        json.WriteText("outlet", report.Outlet);
        json.WriteText("url", report.Url);
        json.WriteText("title", report.Title);
        WriteSpan(json, "published", report.Published);
        json.WriteFigure("copy_group", report.CopyGroup);
        json.WriteText("copy_of", report.CopyOf);
    }

    private static void WriteField<T>(Utf8JsonWriter json, string name, AccountedField<T> field, Action<T> value)
    {
        if (field.Accounts.Count > 0)
        {
            json.WriteStartObject(name);
            WriteAccounts(json, field, value);
            json.WriteEndObject();
        }
    }

    private static void WriteAccounts<T>(Utf8JsonWriter json, AccountedField<T> field, Action<T> value)
    {
        json.WriteString("status", Name(field.Status));
        json.WriteWords("reasons", field.Reasons);
        json.WriteMany("accounts", field.Accounts, account =>
        {
            json.WritePropertyName("value");
            value(account.Value);
            WriteDay(json, "since", account.Since);
            json.WriteNumber("outlets", account.Outlets);
            json.WriteNumber("voices", account.Voices);
            json.WriteMany("held_by", account.Holdings, holding => WriteHolding(json, holding));
        });
    }

    private static void WriteTolls(Utf8JsonWriter json, TollSeries series)
    {
        json.WriteString("kind", series.Kind);
        json.WriteText("group", series.Group);
        json.WriteText("demographic", series.Demographic);
        if (series.Part)
        {
            json.WriteBoolean("part", true);
        }
        json.WritePropertyName("lowest");
        WriteToll(json, series.Lowest.Value);
        json.WritePropertyName("highest");
        WriteToll(json, series.Highest.Value);
        json.WriteMany("moves", series.Moves, moment =>
        {
            json.WriteString("published", JsonValues.Iso(moment.Day));
            json.WriteNumber("min", moment.Min);
            json.WriteFigure("max", moment.Max);
            json.WriteNumber("reports", moment.Reports);
        });
        WriteAccounts(json, series.Figures, figure => WriteToll(json, figure));
    }

    private static void WriteToll(Utf8JsonWriter json, TollRange figure) => Object(json, () =>
    {
        json.WriteNumber("min", figure.Min);
        json.WriteFigure("max", figure.Max);
        if (figure.Approximate)
        {
            json.WriteBoolean("approx", true);
        }
    });

    private static void WriteHolding(Utf8JsonWriter json, Holding holding)
    {
        if (holding.Party is { } party)
        {
            json.WritePropertyName("said_by");
            Object(json, () => WriteParty(json, party));
        }
        if (holding.Through.Count > 0)
        {
            json.WriteWords("through", holding.Through);
        }
        json.WriteText("outlet", holding.Outlet);
        json.WriteString("document", holding.Mention.Document);
        json.WriteString("event", holding.Mention.Event);
        WriteSpan(json, "published", holding.Published);
        json.WriteMany("words", holding.Quotes, quote => WriteQuote(json, quote));
    }

    private static void WriteParty(Utf8JsonWriter json, Party party)
    {
        json.WriteText("actor", party.Actor);
        json.WriteText("kind", party.Kind.Length > 0 ? party.Kind : null);
        json.WriteText("quote", party.Words.Length > 0 ? party.Words : null);
    }

    private static void WriteWording(Utf8JsonWriter json, OutletWording wording)
    {
        json.WriteText("outlet", wording.Outlet);
        json.WriteWords("documents", wording.Documents);
        json.WriteMany("slanted", wording.Slanted, name =>
        {
            json.WriteString("id", name.Actor);
            json.WriteString("slant", name.Slant);
            json.WriteString("document", name.Mention.Document);
            json.WriteString("event", name.Mention.Event);
            WriteQuote(json, name.Quote);
        });
        json.WriteMany("sources", wording.Sources, party => WriteParty(json, party));
        json.WriteMany("left_out", wording.LeftOut, field =>
        {
            json.WriteString("field", field.Field);
            json.WriteNumber("given_by_outlets", field.Outlets);
        });
    }

    private static void WritePlace(Utf8JsonWriter json, PlaceAccount place)
    {
        json.WriteString("quote", place.Words);
        ContractWriter.WritePlaceValue(json, place.Known);
    }

    private static void WriteQuote(Utf8JsonWriter json, QuotedWords quote)
    {
        json.WriteString("quote", quote.Words);
        json.WriteFigure("start", quote.Start);
        json.WriteFigure("end", quote.End);
    }

    private static void WriteSpan(Utf8JsonWriter json, string name, DateInterval? days)
    {
        if (days is not null)
        {
            json.WritePropertyName(name);
            Object(json, () => WriteDays(json, days));
        }
    }

    private static void WriteDays(Utf8JsonWriter json, DateInterval? days)
    {
        WriteDay(json, "from", days?.From);
        WriteDay(json, "to", days?.To);
    }

    private static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day) => json.WriteText(name, day is { } known ? JsonValues.Iso(known) : null);

    private static void Object(Utf8JsonWriter json, Action body)
    {
        json.WriteStartObject();
        body();
        json.WriteEndObject();
    }
}
