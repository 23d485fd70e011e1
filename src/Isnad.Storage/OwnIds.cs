using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>Reports found by the id that they came with. It stands under seal; what is searched by is its hash.</summary>
internal static class OwnIds
{
    /// <summary>What an id is found by.</summary>
    public static byte[] Key(string ownId) => SHA256.HashData(Encoding.UTF8.GetBytes(ownId));

    /// <summary>Draws it for every report; within the transaction that brings the schema up. A report that is damaged is left for verification to name.</summary>
    public static void DrawAll(Database database, Payloads payloads)
    {
        foreach (var (report, about) in database.Prepare("SELECT report.id, version.about FROM report JOIN version ON version.id = report.newest WHERE report.taken_down = 0 ORDER BY report.id").Rows(row => (row.GetInt64(0), row.GetInt64(1))))
        {
            try
            {
                if (payloads.Open(about) is { } opened)
                {
                    database.Prepare("UPDATE report SET own_id = $2 WHERE id = $1").Run(report, Key(AboutJson.Read<VersionAbout>(opened).Id));
                }
            }
            catch (Exception error) when (error is LedgerException or JsonException)
            {
                // Its seal is broken, which is no reason to keep the ledger shut.
            }
        }
    }
}
