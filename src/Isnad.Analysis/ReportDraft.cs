using Isnad.Analysis.Items;
using Isnad.Analysis.Layout;
using Isnad.Analysis.Mentions;
using Isnad.Analysis.Tagging;
using Isnad.Analysis.Times;
using Isnad.Model.Reports;

namespace Isnad.Analysis;

/// <summary>What the stages have found so far in one report. Each stage reads earlier lists and fills its own.</summary>
public sealed class ReportDraft(Report report, TaggedText text, LexicalMatches matches)
{
    /// <summary>The report.</summary>
    public Report Report { get; } = report;

    /// <summary>Its tokens and sentences.</summary>
    public TaggedText Text { get; } = text;

    /// <summary>What of the text is report, and what is not read.</summary>
    public required TextLayout Layout { get; init; }

    /// <summary>Entries of the pack in it.</summary>
    public LexicalMatches Matches { get; } = matches;

    /// <summary>Countries by how much the text speaks of them, most first.</summary>
    public IReadOnlyList<(string Country, double Weight)> Countries { get; set; } = [];

    /// <summary>True where words say in which country the text plays, rather than only who acts: see <see cref="Geo.CountryWeigher.NamesSeat"/>.</summary>
    public bool NamesSeat { get; set; }

    /// <summary>Actors.</summary>
    public List<ActorMention> Actors { get; } = [];

    /// <summary>Places.</summary>
    public List<PlaceMention> Places { get; } = [];

    /// <summary>Tolls.</summary>
    public List<CasualtyMention> Casualties { get; } = [];

    /// <summary>Sources.</summary>
    public List<SourceMention> Sources { get; } = [];

    /// <summary>Who speaks, sentence by sentence.</summary>
    public IReadOnlyList<Speaker> Speakers { get; set; } = [];

    /// <summary>For each token 0, or the number of the denial that it is told in (<see cref="DeniedWords"/>).</summary>
    public int[] Denied { get; set; } = [];

    /// <summary>Words of occurrences that stand in the name of a place or a side.</summary>
    public List<LexicalMatch> InNames { get; } = [];

    /// <summary>Weapons.</summary>
    public List<WeaponMention> Weapons { get; } = [];

    /// <summary>Items of its lists.</summary>
    public ReportItems Items { get; set; } = ReportItems.None;

    /// <summary>Where it turns to something else.</summary>
    public SentenceTurns Turns => _turns ??= new SentenceTurns(Text, Matches);

    private SentenceTurns? _turns;

    /// <summary>Times with the publication date.</summary>
    public TimeReading Times { get; set; } = new(report.Published, []);

    /// <summary>Actors by sentence; filled by <see cref="Index"/>, as the next four.</summary>
    public SentenceSlices<ActorMention> ActorsBy { get; private set; } = null!;

    /// <summary>Places by sentence.</summary>
    public SentenceSlices<PlaceMention> PlacesBy { get; private set; } = null!;

    /// <summary>Tolls by sentence.</summary>
    public SentenceSlices<CasualtyMention> CasualtiesBy { get; private set; } = null!;

    /// <summary>Sources by sentence.</summary>
    public SentenceSlices<SourceMention> SourcesBy { get; private set; } = null!;

    /// <summary>Weapons by sentence.</summary>
    public SentenceSlices<WeaponMention> WeaponsBy { get; private set; } = null!;

    /// <summary>Times by sentence.</summary>
    public SentenceSlices<TimeExpression> TimesBy { get; private set; } = null!;

    /// <summary>How often each actor is named.</summary>
    public Dictionary<string, int> ActorCounts { get; } = [];

    /// <summary>How often each place is named or repeated, by <see cref="PlaceMention.Key"/>.</summary>
    public Dictionary<string, int> PlaceCounts { get; } = [];

    /// <summary>Cuts the lists at the sentences. Called anew after each stage that fills one.</summary>
    public void Index()
    {
        ActorsBy = new(Actors, actor => actor.First, Text);
        PlacesBy = new(Places, place => place.First, Text);
        CasualtiesBy = new(Casualties, toll => toll.First, Text);
        SourcesBy = new(Sources, source => source.First, Text);
        WeaponsBy = new(Weapons, weapon => weapon.First, Text);
        TimesBy = new([.. Times.Expressions.OrderBy(time => time.FirstToken)], time => time.FirstToken, Text);
        ActorCounts.Clear();
        PlaceCounts.Clear();
        foreach (var place in Places)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(PlaceCounts, place.Key, out _)++;
        }
        foreach (var actor in Actors)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(ActorCounts, actor.Id, out _)++;
        }
    }

    /// <summary>True where the token belongs to a time: a year or a weekday is no count, and no part of a name.</summary>
    public bool InTime(int token)
    {
        foreach (var time in TimesBy.In(Text.SentenceOf(token)))
        {
            if (time.FirstToken <= token && token < time.EndToken)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The country that the text speaks of most.</summary>
    public string? MainCountry => Countries.Count > 0 ? Countries[0].Country : null;

    /// <summary>True for the main country, and for one that holds at least a seventh of what the text says of countries.</summary>
    public bool IsAbout(string? country) => country is not null && (country == MainCountry || WeightOf(country) >= 1 / 7.0);

    /// <summary>Share of the text's mentions that are of a country.</summary>
    public double WeightOf(string? country)
    {
        foreach (var (code, weight) in Countries)
        {
            if (code == country)
            {
                return weight;
            }
        }
        return 0;
    }
}
