using System.Text.Json;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Erasing;

/// <summary>Codes of a tombstone as they are kept and logged; they never change.</summary>
internal static class ErasureCodes
{
    /// <summary>What was taken down.</summary>
    public const string Report = "report", Name = "name";

    /// <summary>A reason's code: <c>court-order</c>.</summary>
    public static string Of(ErasureReason reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());

    /// <summary>The reason of a code.</summary>
    public static ErasureReason Reason(string code) => Enum.GetValues<ErasureReason>().Single(reason => Of(reason) == code);
}
