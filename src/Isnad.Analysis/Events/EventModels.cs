using Isnad.Analysis.Learning;

namespace Isnad.Analysis.Events;

/// <summary>The models of all choices about events, by name, with the probability above which each says yes.</summary>
public sealed class EventModels(ModelSet models)
{
    /// <summary>Names of the choices.</summary>
    public const string Report = "report", Trigger = "trigger", Link = "link", Role = "role", Place = "place", MorePlace = "more-place", Time = "time", Toll = "toll", Source = "source", Status = "status", Background = "background", Keep = "keep";

    /// <summary>All codebook types, after "none".</summary>
    public static readonly string[] Types =
    [
        "none", "airstrike", "shelling", "armed-clash", "explosive", "suicide-bomb", "killing", "abduction", "chemical", "violence-unspecified", "territory-taken", "withdrawal", "siege", "deployment",
        "interception", "arrest", "destruction", "military-accident", "meeting", "agreement", "threat", "accusation", "sanction", "aid", "protest", "riot", "displacement",
    ];

    /// <summary>Classes of the yes-no choices.</summary>
    public static readonly string[] YesNo = ["no", "yes"];

    /// <summary>Classes of the role choice.</summary>
    public static readonly string[] Roles = ["none", "actor", "target", "partner"];

    /// <summary>Classes of the status choice.</summary>
    public static readonly string[] Statuses = ["actual", "planned", "denied"];

    /// <summary>Classes of the choice about a second place: not of the occurrence, a further place, an occurrence of its own.</summary>
    public static readonly string[] MorePlaces = ["no", "more", "split"];

    /// <summary>The model of a choice, or null before training.</summary>
    public LinearModel? this[string name] => models.Find(name);

    /// <summary>Probability above which the choice says yes; measured on the folds (docs/decisions/).</summary>
    public double Threshold(string name) => models.Thresholds.GetValueOrDefault(name, 0.5);
}
