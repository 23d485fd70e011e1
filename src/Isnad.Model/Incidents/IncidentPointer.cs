namespace Isnad.Model.Incidents;

/// <summary>Why an incident's number points at another.</summary>
public enum PointerReason
{
    /// <summary>All that is left of it belongs to the other now; its own number stands for nothing any more.</summary>
    Merged,

    /// <summary>A part of it is an incident of its own now, under a new number; the rest kept the number.</summary>
    Split,

    /// <summary>A part of it belongs now to the other, which was there before; the rest kept the number or went elsewhere.</summary>
    Moved,

    /// <summary>It was divided and no part kept the number, because each joined a larger one.</summary>
    Divided,

    /// <summary>Nothing of it is left: the reports that told it are gone.</summary>
    Gone,
}

/// <summary>Where to look for what an incident's number stood for.</summary>
/// <param name="Old">The number.</param>
/// <param name="New">Where its mentions are now; null where they are gone.</param>
/// <param name="Reason">Why.</param>
/// <param name="Mentions">How many of its mentions are there.</param>
public readonly record struct IncidentPointer(long Old, long? New, PointerReason Reason, int Mentions);
