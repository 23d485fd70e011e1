using System.Collections.Immutable;
using AngleSharp.Dom;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Ingest.Html;

/// <summary>Turns a web page into reports: one, or several where it holds several whole articles or the messages of a channel.</summary>
/// <param name="words">What must be known of the language.</param>
/// <param name="outlets">Time zones and names of outlets.</param>
/// <param name="fallback">Publication where the page says none.</param>
internal sealed class PageReader(PageWords words, OutletSettings outlets, Publication fallback)
{
    private const int TeaserHeadings = 4;
    private const double BodyCovered = 0.6;

    /// <summary>Reads <paramref name="markup"/>. Nothing in a page throws.</summary>
    /// <param name="file">How messages and ids name it.</param>
    /// <param name="markup">The page.</param>
    /// <param name="address">Where it was fetched, or null; stands behind what the page says itself.</param>
    /// <param name="outlet">Its outlet as what led to it names it, or null; stands before the host's name.</param>
    /// <param name="fetched">When it was fetched, or null: what "3 hours ago" counts from where the page does not say when it was saved.</param>
    public ParsedRecord Read(string file, string markup, string? address = null, string? outlet = null, DateTimeOffset? fetched = null)
    {
        var (document, cuts) = PageDocument.Parse(markup);
        using (document)
        {
            var problems = cuts.Select(cut => InputProblem.Warning(file, null, cut, "what remained was read")).ToImmutableList();
            if (markup.Contains(TelegramPage.Mark, StringComparison.Ordinal) && TelegramPage.Read(document) is { Messages.Count: > 0 } channel)
            {
                return new([.. channel.Messages.Select((message, index) => Message(file, index, channel, message))], problems);
            }
            return Articles(file, document, new PageMetadata(document, address, outlet, fetched), problems);
        }
    }

    private Report Message(string file, int index, TelegramPage channel, ChannelMessage message)
    {
        var setting = outlets.Find(channel.Channel, message.Url);
        var days = message.Time is { } time ? PageInstant.Parse(time)?.Days(setting?.Zone, null) : null;
        return new Report($"{file}#{index + 1}", new SourceText(string.Join('\n', message.Lines)), Published(days)) { Outlet = setting?.Name ?? channel.Channel, Url = message.Url, TextIsExtracted = true };
    }

    private ParsedRecord Articles(string file, IDocument document, PageMetadata head, ImmutableList<InputProblem> problems)
    {
        var page = document.Body is { } body ? BlockWalker.Walk(body) : new PageBlocks([], [], []);
        var finder = new ArticleFinder(page, words.IsFurniture);
        var roots = finder.Find();
        List<Report> reports = [];
        for (var i = 0; i < roots.Count; i++)
        {
            var id = roots.Count == 1 ? file : $"{file}#{i + 1}";
            if (Article(id, head, page, finder, roots, i) is { } report)
            {
                reports.Add(report);
            }
        }
        if (reports.Count == 0 && LinkedOnly(file, head) is { } linked)
        {
            reports.Add(linked);
        }
        if (reports.Count == 0)
        {
            return new([], problems.Add(InputProblem.Error(file, null, "no article text was found in the page", "see whether it is the saved article itself: a frame, or a page that a script fills, holds none")));
        }
        if (roots.Count == 1 && IsFront(head, page, finder, roots[0]))
        {
            reports[0] = Front(reports[0]);
            problems = problems.Add(InputProblem.Warning(file, null, "is a front page: headlines and teasers, no whole article", "save the articles themselves; the teasers were read as one report"));
        }
        return new([.. reports], problems);
    }

    private Report? Article(string id, PageMetadata head, PageBlocks page, ArticleFinder finder, IReadOnlyList<Region> roots, int index)
    {
        var root = roots[index];
        var alone = roots.Count == 1;
        var title = ArticleTitle.Find(page, finder, root, alone ? [.. head.Titles()] : []);
        var outlet = head.Outlet(title.Text);
        var key = ArticleTitle.Key(title.Text ?? "");
        var linked = head.Articles.FirstOrDefault(article => ArticleTitle.Same(ArticleTitle.Key(PageMetadata.Clean(article.Headline) ?? ""), key)) ?? (alone && head.Articles.Count > 0 ? head.Articles[0] : null);
        var ownsHead = alone || head.Titles().Any(named => ArticleTitle.Same(ArticleTitle.Key(named), key));
        var url = alone || ownsHead ? head.Canonical : PageMetadata.Address(linked?.Url) ?? Link(page, title);
        var setting = outlets.Find(outlet, url ?? head.Canonical);
        var dates = new PageDates(head, page, setting?.Zone, words);
        var lines = new ArticleWriter(page, finder, root, title, words, alone && IsFront(head, page, finder, root)).Write();
        lines = Checked(lines, linked);
        if (lines.Count == 0)
        {
            return null;
        }
        var days = dates.Find(linked, root, title, ownsHead);
        if (linked is { IsLiveBlog: true } && days is { } start)
        {
            days = Span(start, page, root, dates, dates.Offset(linked, ownsHead));
        }
        return Build(id, title.Text, lines, days, setting?.Name ?? outlet, url);
    }

    /// <summary>A page of teasers has no title of its own: what its head gives is the site's.</summary>
    private static Report Front(Report report) => report.Title is { } title ? report with { Title = null, Text = new SourceText(report.Text.Value[(title.Length + 2)..]) } : report;

    /// <summary>A live blog is written from its first entry to its last.</summary>
    private static DateInterval Span(DateInterval start, PageBlocks page, Region root, PageDates dates, int? offset)
    {
        var last = page.Times.Where(mark => mark.Region.IsIn(root.Nearest(Naming.Article) ?? root)).Select(mark => dates.One([mark.Value], offset)).Where(days => days is not null).Select(days => days!.Value.To).DefaultIfEmpty(start.To).Max();
        return last > start.To && last.DayNumber - start.From.DayNumber <= 31 ? new(start.From, last) : start;
    }

    /// <summary>The page's own copy of the text where the lines found hold too little of it.</summary>
    private static IReadOnlyList<string> Checked(IReadOnlyList<string> lines, LinkedArticle? linked)
    {
        if (linked?.Body is not { Length: > 200 } body)
        {
            return lines;
        }
        var given = Plain(body);
        var found = lines.SelectMany(Words).ToHashSet();
        var said = given.SelectMany(Words).ToList();
        return said.Count > 0 && said.Count(found.Contains) < BodyCovered * said.Count ? given : lines;
    }

    private static IEnumerable<string> Words(string line) => NormalizedText.Of(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private Report? LinkedOnly(string file, PageMetadata head)
    {
        if (head.Articles.FirstOrDefault(article => article.Body is not null) is not { } linked)
        {
            return null;
        }
        var setting = outlets.Find(head.Outlet(null), head.Canonical);
        var dates = new PageDates(head, new PageBlocks([], [], []), setting?.Zone, words);
        var days = dates.One([linked.Published, head.Meta("article:published_time"), linked.Modified], dates.Offset(linked, true));
        return Plain(linked.Body!) is { Count: > 0 } lines ? Build(file, head.Titles().FirstOrDefault(), lines, days, setting?.Name ?? head.Outlet(null), head.Canonical) : null;
    }

    /// <summary>Lines of a text that may hold markup or escaped characters.</summary>
    private static IReadOnlyList<string> Plain(string text)
    {
        if (text.AsSpan().ContainsAny('<', '&'))
        {
            using var inner = PageDocument.Parse(text.Replace("\n", "<br>", StringComparison.Ordinal)).Document;
            return inner.Body is { } body ? [.. BlockWalker.Walk(body).Blocks.Select(block => block.Text)] : [];
        }
        return [.. text.Split('\n').Select(PageMetadata.Clean).Where(line => line is not null).Select(line => line!)];
    }

    private Report Build(string id, string? title, IReadOnlyList<string> lines, DateInterval? days, string? outlet, string? url)
    {
        var text = string.Join('\n', lines);
        return new Report(id, new SourceText(title is null ? text : $"{title}\n\n{text}"), Published(days)) { Title = title, Outlet = outlet, Url = url, TextIsExtracted = true };
    }

    private Publication Published(DateInterval? days) => days is { } known ? new(known, PublishedBasis.Metadata) : fallback;

    private static string? Link(PageBlocks page, ArticleTitle title) => title.Block >= 0 ? PageMetadata.Address(page.Blocks[title.Block].Link) : null;

    /// <summary>True where headings that lead to other pages stand over no more than a teaser each.</summary>
    private static bool IsFront(PageMetadata head, PageBlocks page, ArticleFinder finder, Region root)
    {
        int headings = 0, prose = 0;
        for (var i = root.First; i < root.End; i++)
        {
            headings += page.Blocks[i] is { Kind: BlockKind.Heading, LinkShare: > 0.8 } ? 1 : 0;
            prose += page.Blocks[i].IsProse && !finder.Dropped(i) ? 1 : 0;
        }
        return !head.SaysArticle && headings >= TeaserHeadings && prose < 2 * headings;
    }
}
