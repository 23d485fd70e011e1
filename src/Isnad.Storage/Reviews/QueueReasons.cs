using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>What makes a report urgent, as the queue's rows have it.</summary>
internal static class QueueReasons
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<UrgencyKind> All = Enum.GetValues<UrgencyKind>();

    /// <summary>The queue's columns, in order.</summary>
    public static readonly string Columns = string.Join(", ", All.Select(kind => $"queue.{Column(kind)}"));

    /// <summary>The column of a reason.</summary>
    public static string Column(UrgencyKind kind) => ReviewWords.Of(kind).Replace('-', '_');

    /// <summary>The greatest figure that is none: a report is told by itself.</summary>
    public static int Usual(UrgencyKind kind) => kind == UrgencyKind.ToldBy ? 1 : 0;

    /// <summary>The figure is a reason.</summary>
    public static bool Holds(UrgencyKind kind, long figure) => figure > Usual(kind);
}
