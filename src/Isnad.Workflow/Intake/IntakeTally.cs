using Isnad.Model.Ledger;

namespace Isnad.Workflow.Intake;

/// <summary>What became of captures.</summary>
public sealed record IntakeTally
{
    /// <summary>Captures that brought a report that was not there.</summary>
    public long New { get; init; }

    /// <summary>Captures that brought a new version of a report.</summary>
    public long NewVersions { get; init; }

    /// <summary>Other bytes with the words that were there.</summary>
    public long SameText { get; init; }

    /// <summary>Bytes that were there, or were taken down and looked like it before they were read.</summary>
    public long AlreadyThere { get; init; }

    /// <summary>Captures of what was taken down.</summary>
    public long TakenDown { get; init; }

    /// <summary>Captures that are kept though no article was found in them.</summary>
    public long WithoutArticle { get; init; }

    /// <summary>Places of the input of which nothing could be kept.</summary>
    public long Failed { get; init; }

    /// <summary>Versions of reports that were made; a page may hold several.</summary>
    public long Versions { get; init; }

    /// <summary>Records read in them.</summary>
    public long Events { get; init; }

    /// <summary>All captures.</summary>
    public long Captures => New + NewVersions + SameText + AlreadyThere + TakenDown + WithoutArticle + Failed;

    /// <summary>With one capture more that the archive took.</summary>
    internal IntakeTally With(IntakeItem item, IntakeResult result)
    {
        var tally = this with { Versions = Versions + result.Versions.Count, Events = Events + (result.Versions.Count > 0 ? item.Articles.Sum(article => article.Analysis?.Analysis.Events.Count ?? 0) : 0) };
        return result.Outcome switch
        {
            IntakeOutcome.New => tally with { New = New + 1 },
            IntakeOutcome.NewVersion => tally with { NewVersions = NewVersions + 1 },
            IntakeOutcome.SameText => tally with { SameText = SameText + 1 },
            IntakeOutcome.TakenDown => tally with { TakenDown = TakenDown + 1 },
            IntakeOutcome.NoArticle => tally with { WithoutArticle = WithoutArticle + 1 },
            _ => tally with { AlreadyThere = AlreadyThere + 1 },
        };
    }
}
