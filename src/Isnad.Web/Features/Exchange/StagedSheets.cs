using System.Security.Cryptography;
using Isnad.Ingest.Sheets;
using Isnad.Workflow.Exchange;

namespace Isnad.Web.Features.Exchange;

/// <summary>A sheet that was sent in and is not taken in yet.</summary>
/// <param name="Token">Names it.</param>
/// <param name="Person">Who sent it; nobody else sees it.</param>
/// <param name="Import">The sheet with its mapping.</param>
/// <param name="Until">When it is forgotten.</param>
public sealed record StagedSheet(string Token, long Person, SheetImport Import, DateTimeOffset Until);

/// <summary>Sheets between being sent and being taken in. In memory alone, few, and not for long: on a disk they would be words of reports that no erasure reaches.</summary>
internal sealed class StagedSheets(TimeProvider clock)
{
    private const int Most = 8;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StagedSheet> _sheets = new(StringComparer.Ordinal);

    /// <summary>Keeps a sheet; the oldest goes where there are too many.</summary>
    public StagedSheet Add(long person, SheetImport import)
    {
        var staged = new StagedSheet(RandomNumberGenerator.GetHexString(32, lowercase: true), person, import, clock.GetUtcNow() + Length);
        lock (_gate)
        {
            Clear();
            while (_sheets.Count >= Most)
            {
                _sheets.Remove(_sheets.Values.MinBy(sheet => sheet.Until)!.Token);
            }
            _sheets[staged.Token] = staged;
        }
        return staged;
    }

    /// <summary>A person's sheet; null where it is another's or was forgotten.</summary>
    public StagedSheet? Find(string token, long person)
    {
        lock (_gate)
        {
            Clear();
            return _sheets.TryGetValue(token, out var sheet) && sheet.Person == person ? sheet : null;
        }
    }

    /// <summary>Gives a sheet another mapping.</summary>
    public StagedSheet Map(StagedSheet sheet, SheetMapping mapping)
    {
        lock (_gate)
        {
            return _sheets[sheet.Token] = sheet with { Import = sheet.Import with { Mapping = mapping }, Until = clock.GetUtcNow() + Length };
        }
    }

    /// <summary>Forgets a sheet.</summary>
    public void Remove(StagedSheet sheet)
    {
        lock (_gate)
        {
            _sheets.Remove(sheet.Token);
        }
    }

    private void Clear()
    {
        var now = clock.GetUtcNow();
        foreach (var old in _sheets.Values.Where(sheet => sheet.Until <= now).ToList())
        {
            _sheets.Remove(old.Token);
        }
    }
}
