using System.Globalization;
using System.Text;
using Isnad.Model.Ledger;
using Isnad.Storage;
using Microsoft.Data.Sqlite;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>Reports made of a few sentences with varied values, each with words of its own, and what a ledger holds of them.</summary>
internal static class Corpus
{
    private static readonly string[] Places = ["دير حافر", "سراقب", "الباب", "تدمر", "الميادين", "منبج", "دوما", "القصير"];
    private static readonly string[] Deeds = ["قصفت المدفعية أطراف {0} فجر اليوم ما أدى إلى مقتل {1} أشخاص", "شنت طائرات حربية {1} غارات على محيط {0} مساء أمس", "اندلعت اشتباكات قرب {0} أسفرت عن إصابة {1} مسلحين", "انفجرت عبوة ناسفة في {0} وجرح {1} مدنيين"];
    private static readonly string[] Sources = ["وفق مصدر محلي", "كما قال شهود", "بحسب ناشطين", "حسب ما أعلنت الشرطة"];

    /// <summary>Id of a report.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"report-{number}");

    /// <summary>JSON lines of reports <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public static string Lines(int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            var deed = string.Format(CultureInfo.InvariantCulture, Deeds[i % Deeds.Length], Places[i / 7 % Places.Length], 3 + (i % 8));
            text.Append(CultureInfo.InvariantCulture, $$"""{"id":"{{Id(i)}}","outlet":"وكالة السهل","published":"2016-{{1 + (i % 12):00}}-{{1 + (i % 28):00}}","text":"{{deed}} {{Sources[i / 3 % Sources.Length]}}، وحمل البلاغ الرقم {{i}}."}""").Append('\n');
        }
        return text.ToString();
    }

    /// <summary>How many captures the ledger of a folder holds, seen without touching it; 0 where there is none yet.</summary>
    public static long Count(string data)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(data, Ledger.FileName)};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM capture";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // It is just being made.
            return 0;
        }
    }

    /// <summary>The ids of the reports of a ledger, in order of their numbers.</summary>
    public static List<string> Ids(ILedger ledger) => [.. ledger.Reports.Unread(engine: null).Select(number => ledger.Reports.Version(number)!.OwnId)];
}
