using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Text;

namespace Isnad.Fusion.Accounts;

/// <summary>Who holds what one mention tells.</summary>
internal sealed class Holders
{
    private const string Media = "media";
    private static readonly HashSet<string> Speaks = ["official", "military", "armed-group"];

    private readonly ReportedMention _told;
    private readonly EventMention _mention;
    private readonly SourceText _text;
    private readonly int[] _speakers;

    public Holders(ReportedMention told)
    {
        (_told, _mention, _text) = (told, told.Mention, told.Analysis.Report.Text);
        _speakers = [.. Enumerable.Range(0, _mention.Sources.Count).Where(index => !Carries(index) && !Denies(index))];
    }

    /// <summary>Holdings of a value of the record at large: by the innermost sources that it names, else by the outlet. Who denies the record's occurrence does not hold its values.</summary>
    public IEnumerable<Holding> Of(params IEnumerable<TextSpan> words) => By(_speakers, words);

    /// <summary>Holdings of a toll: by those who are said to give it, else by the outlet.</summary>
    public IEnumerable<Holding> Of(CasualtyValue toll) => By(toll.SaidBy, [toll.Span]);

    /// <summary>The holding of a denial, by whoever denies: as a source or a participant where its words are one of theirs, else by its bare words.</summary>
    public Holding Of(DenialValue denial)
    {
        var words = Words(denial.Span);
        var source = _mention.Sources.FirstOrDefault(source => IsSame(source.Span, denial.Span));
        return Holding(new Party(source?.Kind ?? "", source?.Actor ?? Side(denial.Span), words), [], [denial.Span]);
    }

    /// <summary>Whom the mention names as source, carriers too.</summary>
    public IEnumerable<Party> Sources => _mention.Sources.Select(Party);

    /// <summary>Words with their place in the report.</summary>
    public QuotedWords Quote(TextSpan span) => new(Words(span), _text.CodePoint(span.Start), _text.CodePoint(span.End));

    private string Words(TextSpan span) => _text.Slice(span);

    private IEnumerable<Holding> By(IReadOnlyCollection<int> speakers, IEnumerable<TextSpan> words) => speakers.Count == 0 ? [Holding(null, [], words)] : speakers.Select(index => Holding(Party(_mention.Sources[index]), Chain(index), words));

    private Holding Holding(Party? party, IReadOnlyList<string> through, IEnumerable<TextSpan> words) => new(_told.Key, party, Independence.Outlet(_told))
    {
        Through = through,
        Published = _told.Analysis.Published.Interval,
        Quotes = [.. words.Where(span => span.Length > 0).Select(Quote)],
    };

    /// <summary>Where the record does not say for whom an official, soldier or fighter speaks, a participant that its words name does.</summary>
    private Party Party(SourceValue source) => new(source.Kind, source.Actor ?? (Speaks.Contains(source.Kind) ? Side(source.Span) : null), Words(source.Span));

    private string? Side(TextSpan words) => _mention.Actors.FirstOrDefault(actor => IsSame(actor.Span, words))?.Id;

    private bool IsSame(TextSpan a, TextSpan b) => a.Overlaps(b) || NormalizedText.Of(Words(a)) == NormalizedText.Of(Words(b));

    private bool HasChains => _mention.Sources.Any(source => source.Through is not null);

    /// <summary>Only passes on what another source says: one that others came through or, where the record tells no chains, a medium named before somebody who is none (sources stand outermost first).</summary>
    private bool Carries(int index) => HasChains ? _mention.Sources.Any(source => source.Through == index)
        : _mention.Sources[index].Kind == Media && _mention.Sources.Skip(index + 1).Any(source => source.Kind != Media);

    private bool Denies(int index) => _mention.Status != EventStatus.Denied && _mention.DeniedBy.Any(denial => denial.Span.Overlaps(_mention.Sources[index].Span));

    private List<string> Chain(int index)
    {
        var chain = new List<string>();
        var seen = new HashSet<int> { index };
        for (var outer = Outer(index); outer is { } next && seen.Add(next); outer = Outer(next))
        {
            chain.Add(Words(_mention.Sources[next].Span));
        }
        return chain;
    }

    private int? Outer(int index) => HasChains ? _mention.Sources[index].Through
        : Enumerable.Range(0, index).Reverse().Where(Carries).Select(outer => (int?)outer).FirstOrDefault();
}

/// <summary>A mention and who holds what it tells.</summary>
internal readonly record struct HeldMention(EventMention Mention, Holders Holders);
