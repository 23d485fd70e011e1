using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Text;

namespace Isnad.Storage.Reviews;

/// <summary>Writes decisions, within one transaction.</summary>
internal sealed class ReviewWriter(Database database, KeyStore keys, Payloads payloads, LogDraft log, string now)
{
    private readonly AnalysisRows _analyses = new(database, payloads);
    private readonly ReviewRows _rows = new(database, payloads);

    /// <summary>The number that the next decision gets; none is given twice.</summary>
    public long Next => (database.Prepare("SELECT seq FROM sqlite_sequence WHERE name = 'review_decision'").Number() ?? 0) + 1;

    /// <summary>Keeps a change, or says what stands in its way.</summary>
    public ReviewResult Decide(ReviewChange change)
    {
        var (content, machine) = Seen(change);
        var history = _rows.Of(change.Report);
        if (SentAgain.Find(database, change, history, content.Text) is { } before)
        {
            return before;
        }
        if (ReviewConflicts.Newer(change, history) is { } newer)
        {
            return newer;
        }
        var next = Next;
        var records = change.Records.Select((step, i) => Decision(change, step, next + i, content, machine, history)).ToList();
        var whole = change.Whole is { } step ? new ReportDecision(next + records.Count, change.Report, change.Version, step.Verb, change.Track, change.By, Instants.Read(now)) { Reason = step.Reason } : null;
        var after = new ReviewHistory([.. history.Records, .. records], whole is null ? history.Reports : [.. history.Reports, whole]);
        if (ReviewConflicts.Elsewhere(change, after) is { } elsewhere)
        {
            return elsewhere;
        }
        if (whole is { Verb: ReportVerb.Finished } && Undecided(change, content, machine, after) is { Count: > 0 } undecided)
        {
            return new(ReviewOutcome.Undecided, ReviewHistory.None, undecided);
        }
        foreach (var mention in records.Where(decision => decision.Verb == ReviewVerb.Added))
        {
            database.Prepare("INSERT INTO mention (id, report) VALUES ($1, $2)").Run(mention.Mention, change.Report);
        }
        records.ForEach(decision => Keep(decision, content.Text));
        if (whole is not null)
        {
            Keep(whole, content.Text);
        }
        if (change.Key is not null)
        {
            database.Prepare("UPDATE review_decision SET change_key = $1 WHERE id >= $2").Run(change.Key, next);
        }
        Draw(change.Report);
        return new(ReviewOutcome.Written, new(records, whole is null ? [] : [whole]), []);
    }

    /// <summary>Keeps a decision under the key of its version's text. <paramref name="again"/> names the one that it stands for, where that one's content was destroyed with a name in it.</summary>
    public void Keep(RecordDecision decision, SourceText text, long? again = null) => Add(decision.Number, decision.Report, decision.Mention, decision.Version, decision.Analysis, decision.Track, decision.Undoes,
        ReviewContent.Of(decision), text, DecisionDetail.Of(decision), again);

    /// <inheritdoc cref="Keep(RecordDecision, SourceText, long?)"/>
    public void Keep(ReportDecision decision, SourceText text, long? again = null) => Add(decision.Number, decision.Report, null, decision.Version, null, decision.Track, null,
        ReviewContent.Of(decision), text, DecisionDetail.Of(decision), again);

    /// <summary>Draws what follows from the decisions on a report.</summary>
    public void Draw(long report)
    {
        DrawnReview.Of(database, payloads, report).Write(database, report);
        database.Prepare("INSERT OR IGNORE INTO fusion_pending (report) VALUES ($1)").Run(report);
    }

    private void Add(long number, long report, long? mention, long version, long? analysis, ReadingTrack track, long? undoes, ReviewContent content, SourceText text, string detail, long? again)
    {
        var key = database.Prepare("SELECT payload.key FROM version JOIN payload ON payload.id = version.text WHERE version.id = $1").Number(version)!.Value;
        var packed = content.Pack(text);
        var row = payloads.Add(packed, (key, keys.Find(key) ?? throw new LedgerException($"{keys.Database.Path}: the key of report r{report} is missing; bring the keys back from where you keep them.")));
        database.Prepare("INSERT INTO review_decision (id, report, mention, version, analysis, verb, track, undoes, by, at, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
            .Run(number, report, mention, version, analysis, content.Verb, ReviewWords.Of(track), undoes, content.By, content.At, row);
        log.Add(LogKind.Decided, $"j{number}", packed.Hash, detail + (again is { } former ? DecisionDetail.Again + former : ""));
    }

    /// <summary>What the person has in view.</summary>
    private (Report Content, StoredAnalysis? Machine) Seen(ReviewChange change)
    {
        void Must(bool holds, string what) => ReviewShape.Must(holds, change, what);
        Must(database.Prepare("SELECT 1 FROM version WHERE id = $1 AND report = $2").Value(change.Version, change.Report) is not null, $"it has no version v{change.Version}");
        var content = _analyses.Content(change.Version);
        Must(content is not null, $"the text of v{change.Version} was taken down");
        if (change.Analysis is not { } number)
        {
            return (content!, null);
        }
        Must(database.Prepare("SELECT 1 FROM analysis WHERE id = $1 AND version = $2").Value(number, change.Version) is not null, $"v{change.Version} has no analysis a{number}");
        var machine = _analyses.Read(number, content!);
        Must(machine is not null, $"the analysis a{number} was taken down");
        return (content!, machine);
    }

    private RecordDecision Decision(ReviewChange change, RecordStep step, long number, Report content, StoredAnalysis? machine, ReviewHistory history)
    {
        void Must(bool holds, string what) => ReviewShape.Must(holds, change, what);
        var mention = step.Mention ?? NewMention(change, step);
        foreach (var known in step.From.Concat(step.Mention is { } named ? [named] : []))
        {
            Must(database.Prepare("SELECT 1 FROM mention WHERE id = $1 AND report = $2").Value(known, change.Report) is not null, $"it has no mention m{known}");
        }
        var at = machine?.Mentions.ToList().IndexOf(mention) ?? -1;
        Must(step.Verb != ReviewVerb.Accepted || at >= 0, $"m{mention} is no event of {(machine is null ? "an analysis, for none was named" : $"a{machine.Number}")}; only what a machine proposes can be accepted");
        Must(step.Undoes is not { } undone || ReviewOverlay.Holding(history.Records, change.Track).GetValueOrDefault(mention)?.Number == undone, $"j{step.Undoes} is not the decision that holds on m{mention}");
        var record = step.Verb == ReviewVerb.Accepted ? machine!.Analysis.Events[at] : step.Record;
        if (step.Record is not null)
        {
            var flaw = RecordSpans.Flaw(step.Record, content.Text);
            Must(flaw is null, $"m{mention}: {flaw}");
        }
        var decision = new RecordDecision(number, change.Report, mention, change.Version, step.Verb, change.Track, change.By.Trim(), Instants.Read(now))
        {
            Analysis = step.Verb == ReviewVerb.Added ? null : machine?.Number,
            Record = record is null ? null : record with { Id = $"m{mention}" },
            Reason = step.Reason,
            From = step.From,
            Undoes = step.Undoes,
        };
        var unread = ReviewContent.Of(decision).Flaw(content.Text);
        Must(unread is null, $"m{mention}: the record could not be read back ({unread})");
        return decision;
    }

    /// <summary>The number that an added event gets: behind all that were given, in order of the change.</summary>
    private long NewMention(ReviewChange change, RecordStep step)
    {
        var given = database.Prepare("SELECT seq FROM sqlite_sequence WHERE name = 'mention'").Number() ?? 0;
        return given + 1 + change.Records.Where(other => other.Mention is null).TakeWhile(other => !ReferenceEquals(other, step)).Count();
    }

    /// <summary>Events that the track's reader sees and has not decided.</summary>
    private static List<long> Undecided(ReviewChange change, Report content, StoredAnalysis? machine, ReviewHistory after) =>
        [.. ReviewOverlay.Lay(change.Report, change.Version, content, machine, after, change.Track == ReadingTrack.Adjudicated ? null : change.Track).Standing.Where(standing => standing.Decision is null).Select(standing => standing.Mention)];
}
