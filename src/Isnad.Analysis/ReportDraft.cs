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

    /// <summary>Entries of the pack in it.</summary>
    public LexicalMatches Matches { get; } = matches;

    /// <summary>Countries by how much the text speaks of them, most first.</summary>
    public IReadOnlyList<(string Country, double Weight)> Countries { get; set; } = [];

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

    /// <summary>Weapons.</summary>
    public List<WeaponMention> Weapons { get; } = [];

    /// <summary>Times with the publication date.</summary>
    public TimeReading Times { get; set; } = new(report.Published, []);

    /// <summary>The country that the text speaks of most.</summary>
    public string? MainCountry => Countries.Count > 0 ? Countries[0].Country : null;

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
