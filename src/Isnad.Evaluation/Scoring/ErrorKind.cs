namespace Isnad.Evaluation.Scoring;

/// <summary>What kind of thing went wrong. All but the first two are errors inside an aligned pair of records.</summary>
public enum ErrorKind
{
    /// <summary>A gold record that no predicted one is aligned with.</summary>
    MissedRecord,

    /// <summary>A predicted record that no gold one is aligned with.</summary>
    InventedRecord,

    /// <summary>Another type of the same family. A type of another family prevents alignment and gives a missed and an invented record.</summary>
    WrongType,

    /// <summary>Actual, planned and denied confused.</summary>
    WrongStatus,

    /// <summary>A gold participant with no counterpart by id or by words.</summary>
    MissedActor,

    /// <summary>A predicted participant with no counterpart by id or by words.</summary>
    InventedActor,

    /// <summary>The words overlap those of a gold participant, the id is another; the role may be wrong too.</summary>
    WrongActorId,

    /// <summary>The right id in another role.</summary>
    WrongActorRole,

    /// <summary>The main place: missed, invented or another place.</summary>
    Place,

    /// <summary>The right place with another first-level division, or with one on one side only.</summary>
    Admin1,

    /// <summary>The time: missed, invented, or sharing less than half of its days.</summary>
    Time,

    /// <summary>A toll: missed, invented, or with another kind or number.</summary>
    Casualties,

    /// <summary>A source missed or invented.</summary>
    Sources,
}
