using Isnad.Model.Events;
using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>A mention with its report, as an incident is made of.</summary>
/// <param name="Analysis">The report's analysis; its text may be blank but for the quotes.</param>
/// <param name="Mention">One of its events.</param>
/// <param name="CopyGroup">Number that near-identical texts share; null where no other report has this text.</param>
public sealed record ReportedMention(ReportAnalysis Analysis, EventMention Mention, long? CopyGroup = null)
{
    /// <summary>Its name.</summary>
    public MentionKey Key => new(Analysis.Report.Id, Mention.Id);
}

/// <summary>A report that tells an incident.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Outlet">Its outlet.</param>
/// <param name="Published">Days of publication.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="CopyGroup">Number that near-identical texts share.</param>
/// <param name="CopyOf">The earliest report of this incident with the same text; null for that one itself.</param>
public sealed record IncidentReport(string Document, string? Outlet, DateInterval? Published, string? Url, string? Title, long? CopyGroup, string? CopyOf);

/// <summary>Whether the occurrence is told as happened, to come or denied.</summary>
public enum Occurrence
{
    /// <summary>It happened.</summary>
    Happened,

    /// <summary>It is announced, threatened or expected.</summary>
    Planned,

    /// <summary>It did not happen.</summary>
    Denied,
}

/// <summary>Days of an occurrence, and on what they rest (basis of the contract).</summary>
public sealed record TimeAccount(DateInterval Days, string Basis);

/// <summary>A place as it was first named in the incident.</summary>
/// <param name="Words">The words.</param>
/// <param name="Known">What is known of it; its span counts in the text of the first holding.</param>
public sealed record PlaceAccount(string Words, PlaceValue Known);

/// <summary>A participant in a role.</summary>
public sealed record ParticipantAccount(string Id, ActorRole Role);

/// <summary>A number of people as worded; no maximum means open.</summary>
public sealed record TollRange(int Min, int? Max, bool Approximate);

/// <summary>What was told of one harm to one group: rival figures side by side.</summary>
/// <param name="Kind">killed, wounded …</param>
/// <param name="Group">Actor id of those hit; null where the words name none.</param>
/// <param name="Demographic">children, women …; null for all.</param>
/// <param name="Part">All its figures are parts of a larger one.</param>
/// <param name="Figures">The accounts.</param>
public sealed record TollSeries(string Kind, string? Group, string? Demographic, bool Part, AccountedField<TollRange> Figures)
{
    /// <summary>The account with the lowest figure.</summary>
    public Account<TollRange> Lowest => Figures.Accounts.MinBy(account => (account.Value.Min, account.Value.Max ?? int.MaxValue))!;

    /// <summary>The account with the highest figure; an open one is above its minimum.</summary>
    public Account<TollRange> Highest => Figures.Accounts.MaxBy(account => (account.Value.Max ?? account.Value.Min, account.Value.Max is null))!;

    /// <summary>How the figures moved: for each day of publication the lowest and highest that was published on it.</summary>
    public required IReadOnlyList<TollMoment> Moves { get; init; }
}

/// <summary>Lowest and highest figure of one day of publication; no maximum means that the highest is open.</summary>
public sealed record TollMoment(DateOnly Day, int Min, int? Max, int Reports);

/// <summary>How somebody stands to having done it.</summary>
public enum ResponsibilityStance
{
    /// <summary>The side says of itself that it did it.</summary>
    Claimed,

    /// <summary>Somebody else says so.</summary>
    Attributed,

    /// <summary>Somebody denies it.</summary>
    Denied,
}

/// <summary>Who is said to have done it.</summary>
/// <param name="Actor">The side; null for a denial of which the words do not show whom it clears.</param>
/// <param name="Stance">Claimed, attributed, denied.</param>
public sealed record ResponsibilityAccount(string? Actor, ResponsibilityStance Stance);

/// <summary>An occurrence in the world: mentions of it, and for each field every account. No field is ever one chosen value.</summary>
public sealed record Incident
{
    /// <summary>Its number; it stays through merges and splits as far as can be.</summary>
    public required long Id { get; init; }

    /// <summary>The mentions that tell it, in order of publication.</summary>
    public required IReadOnlyList<MentionKey> Members { get; init; }

    /// <summary>The reports that tell it, in order of publication.</summary>
    public required IReadOnlyList<IncidentReport> Reports { get; init; }

    /// <summary>Independent outlets that tell it.</summary>
    public required int Outlets { get; init; }

    /// <summary>Voices that tell it.</summary>
    public required int Voices { get; init; }

    /// <summary>Event types.</summary>
    public required AccountedField<string> Type { get; init; }

    /// <summary>Happened, planned, denied.</summary>
    public required AccountedField<Occurrence> Occurrence { get; init; }

    /// <summary>When, as the words say. A report that says no time, or whose time was only assumed from its publication, holds no account.</summary>
    public required AccountedField<TimeAccount> Time { get; init; }

    /// <summary>Where.</summary>
    public required AccountedField<PlaceAccount> Place { get; init; }

    /// <summary>Who, in which role.</summary>
    public required AccountedField<ParticipantAccount> Participants { get; init; }

    /// <summary>Tolls, the wholes before the parts.</summary>
    public required IReadOnlyList<TollSeries> Tolls { get; init; }

    /// <summary>Kinds of weapons.</summary>
    public required AccountedField<string> Weapons { get; init; }

    /// <summary>Who did it, by whose word; without accounts for types for which nobody answers.</summary>
    public required AccountedField<ResponsibilityAccount> Responsibility { get; init; }

    /// <summary>How each outlet words it.</summary>
    public required IReadOnlyList<OutletWording> Wording { get; init; }

    /// <summary>From the first to the last day that an account gives; null where none does.</summary>
    public DateInterval? Days => Hull(Time.Accounts.Select(account => account.Value.Days));

    /// <summary>From the first to the last day on which it was published; null where no report has a date.</summary>
    public DateInterval? Told => Hull(Reports.Select(report => report.Published).OfType<DateInterval>());

    private static DateInterval? Hull(IEnumerable<DateInterval> days)
    {
        DateInterval[] all = [.. days];
        return all.Length == 0 ? null : new DateInterval(all.Min(item => item.From), all.Max(item => item.To));
    }
}

/// <summary>How an outlet words an incident.</summary>
/// <param name="Outlet">The outlet; null for reports that name none.</param>
/// <param name="Documents">Its reports.</param>
/// <param name="Slanted">Names that carry a side's colour, as it uses them.</param>
/// <param name="Sources">Whom it names as source.</param>
/// <param name="LeftOut">Fields that it does not give and another outlet does, with how many outlets give them.</param>
public sealed record OutletWording(string? Outlet, IReadOnlyList<string> Documents, IReadOnlyList<SlantedName> Slanted, IReadOnlyList<Party> Sources, IReadOnlyList<LeftOutField> LeftOut);

/// <summary>A loaded name: whom it means, whose wording it is, and the words.</summary>
public sealed record SlantedName(string Actor, string Slant, MentionKey Mention, QuotedWords Quote);

/// <summary>A field that an outlet leaves out.</summary>
/// <param name="Field">Name of the field in JSON; tolls by kind.</param>
/// <param name="Outlets">How many other outlets give it.</param>
public sealed record LeftOutField(string Field, int Outlets);
