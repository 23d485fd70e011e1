using System.Collections.Concurrent;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;

namespace Isnad.Workflow.Tests;

/// <summary>An archive that lasts as long as the test: the same answers as the store gives for what the tests ask, and it fails when it is told to.</summary>
internal sealed class MemoryArchive : IReportArchive
{
    private readonly Lock _gate = new();
    private readonly HashSet<ContentHash> _bodies = [];
    private readonly Dictionary<string, (long Report, ContentHash Text)> _newest = new(StringComparer.Ordinal);
    private readonly List<(long Report, Report Content, IntakeAnalysis? Analysis)> _versions = [];
    private long _reports;

    /// <summary>The batches, each as the locators of its captures.</summary>
    public ConcurrentQueue<string[]> Batches { get; } = [];

    /// <summary>Called before a batch is taken in, with its number from 1; what it throws is thrown.</summary>
    public Action<int> BeforeTake { get; set; } = _ => { };

    /// <summary>Bytes that were taken down.</summary>
    public HashSet<ContentHash> TakenDown { get; } = [];

    /// <summary>Calls of <see cref="Holds"/> that found something.</summary>
    public int Known => _known;

    private int _known, _batches;

    /// <summary>The texts that are there, in order of their versions.</summary>
    public IReadOnlyList<string> Texts => [.. _versions.Select(version => version.Content.Text.Value)];

    public IReadOnlyList<(long Report, Report Content, IntakeAnalysis? Analysis)> Kept => _versions;

    public IReadOnlyList<IntakeResult> Take(IReadOnlyList<IntakeItem> batch)
    {
        BeforeTake(++_batches);
        lock (_gate)
        {
            Batches.Enqueue([.. batch.Select(item => item.Raw.Locator)]);
            return [.. batch.Select(Take)];
        }
    }

    public bool Holds(ContentHash body, DateTimeOffset? fetchedAt)
    {
        lock (_gate)
        {
            var holds = _bodies.Contains(body);
            _known += holds ? 1 : 0;
            return holds;
        }
    }

    public void AddAnalyses(IReadOnlyList<(long Version, IntakeAnalysis Analysis)> batch)
    {
        lock (_gate)
        {
            foreach (var (version, analysis) in batch)
            {
                _versions[(int)version - 1] = _versions[(int)version - 1] with { Analysis = analysis };
            }
        }
    }

    public IEnumerable<long> Unread(EngineInfo? engine, long after = 0)
    {
        lock (_gate)
        {
            return [.. _versions.Select((version, index) => (version, number: index + 1L)).GroupBy(pair => pair.version.Report).Select(group => group.Last())
                .Where(pair => pair.version.Report > after && (engine is null || pair.version.Analysis?.Engine != engine)).Select(pair => pair.number)];
        }
    }

    public StoredVersion? Version(long number)
    {
        lock (_gate)
        {
            var (report, content, _) = _versions[(int)number - 1];
            return new(number, report, 1, 1, DateTimeOffset.UnixEpoch, content with { Id = $"r{report}" }, report) { OwnId = content.Id };
        }
    }

    public IReadOnlyList<StoredVersion> Versions(long report) => throw new NotSupportedException();

    public StoredAnalysis? Analysis(long version) => throw new NotSupportedException();

    public StoredAnalysis? Reading(long report) => throw new NotSupportedException();

    public IReadOnlyList<StoredAnalysis> Analyses(long version) => throw new NotSupportedException();

    public StoredCapture? Capture(long number) => throw new NotSupportedException();

    public IReadOnlyList<StoredCapture> Captures(long report) => throw new NotSupportedException();

    public IReadOnlyList<long> Copies(long group) => throw new NotSupportedException();

    public IReadOnlyList<long> OfOwnId(string ownId) => throw new NotSupportedException();

    public IReadOnlyList<long> OfText(ContentHash text) => throw new NotSupportedException();

    public ArchiveCounts Count() => throw new NotSupportedException();

    private IntakeResult Take(IntakeItem item)
    {
        if (TakenDown.Contains(item.Body.Hash))
        {
            return new(IntakeOutcome.TakenDown, []);
        }
        if (!_bodies.Add(item.Body.Hash))
        {
            return new(IntakeOutcome.AlreadyThere, []);
        }
        var outcome = item.Articles.Count == 0 ? IntakeOutcome.NoArticle : IntakeOutcome.SameText;
        List<long> versions = [];
        for (var i = 0; i < item.Articles.Count; i++)
        {
            var article = item.Articles[i];
            var key = article.Report.Url is { } url ? $"{url}#{i}" : $"{item.Body.Hash}#{i}";
            var isKnown = _newest.TryGetValue(key, out var newest);
            if (isKnown && newest.Text == article.Text.Hash)
            {
                continue;
            }
            outcome = !isKnown ? IntakeOutcome.New : outcome == IntakeOutcome.New ? outcome : IntakeOutcome.NewVersion;
            var report = isKnown ? newest.Report : ++_reports;
            _newest[key] = (report, article.Text.Hash);
            _versions.Add((report, article.Report, article.Analysis));
            versions.Add(_versions.Count);
        }
        return new(outcome, versions);
    }
}
