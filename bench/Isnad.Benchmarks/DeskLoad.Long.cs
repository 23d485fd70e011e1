using System.Globalization;
using System.IO.Compression;
using Isnad.Model.Events;
using Isnad.Storage;
using Isnad.Storage.Tests;
using Isnad.Web.Tests;

namespace Isnad.Benchmarks;

/// <summary>The page of a report of 200 kB with 80 events, which is taken into the ledger: <c>… -- long DATA ADDRESS</c>.</summary>
internal sealed partial class DeskLoad
{
    /// <summary>Asks page and JSON 200 times each and prints times and sizes.</summary>
    public static void Long(string folder, string address)
    {
        var text = LongReport.Text();
        long report;
        using (var ledger = Ledger.Open(folder))
        {
            var taken = ledger.Reports.Take([Samples.Item(text, url: "https://news.example.org/long", analyse: read => new ReportAnalysis(read, read.Published, LongReport.Told(text), []))]).Single();
            report = taken.Versions is [var version, ..] ? ledger.Reports.Version(version)!.Report : throw new InvalidOperationException($"{folder}: holds the long report already; name another folder.");
        }
        using var load = new DeskLoad(folder, address);
        foreach (var path in new[] { $"/reports/{report}", $"/api/reports/{report}" })
        {
            load.LongPage(path).GetAwaiter().GetResult();
        }
    }

    private async Task LongPage(string path)
    {
        var times = new List<double>();
        for (var i = 0; i < Requests; i++)
        {
            times.Add(await Get(_coders[0], "long", path));
        }
        Print(path, times);
        var plain = await _coders[0].GetByteArrayAsync(new Uri(_address + path));
        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(plain);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {plain.Length} bytes, {packed.Length} packed by Brotli"));
    }
}
