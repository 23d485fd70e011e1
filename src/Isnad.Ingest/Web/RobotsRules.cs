using System.Globalization;
using System.Text;

namespace Isnad.Ingest.Web;

/// <summary>What a robots.txt says to one agent (RFC 9309).</summary>
internal sealed class RobotsRules
{
    private readonly List<RobotsPattern> _patterns;

    private RobotsRules(List<RobotsPattern> patterns, TimeSpan? crawlDelay) => (_patterns, CrawlDelay) = (patterns, crawlDelay);

    /// <summary>Everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([], null);

    /// <summary>Crawl-delay of the agent's group: not of the RFC, but widely written and meant. Null without one.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads a robots.txt for the agent with that product token. All groups that name it count as one; where none does, those of <c>*</c> (2.2.1).
    /// Bytes that are no robots.txt say nothing.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> bytes, string product)
    {
        var (own, any, inAgents) = (new Group(), new Group(), false);
        foreach (var line in Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n', '\r'))
        {
            var words = line.Split('#', 2)[0];
            var colon = words.IndexOf(':', StringComparison.Ordinal);
            var (key, value) = colon < 0 ? ("", "") : (words[..colon].Trim().ToLowerInvariant(), words[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                // The first agent after rules begins a new group; other lines (Sitemap) do not part agents that share one.
                own.Begin(inAgents, Token(value).Equals(product, StringComparison.OrdinalIgnoreCase));
                any.Begin(inAgents, value == "*");
                inAgents = true;
            }
            else if (key is "allow" or "disallow" or "crawl-delay")
            {
                inAgents = false;
                own.Add(key, value);
                any.Add(key, value);
            }
        }
        var group = own.IsNamed ? own : any;
        return new(group.Patterns, group.CrawlDelay);
    }

    /// <summary>True where <paramref name="address"/> may be fetched: the longest pattern that fits decides, of equal ones the one that allows (2.2.2); robots.txt
    /// itself always may.</summary>
    public bool Allows(Uri address)
    {
        var path = RobotsPattern.Escaped(address.PathAndQuery, isPattern: false);
        RobotsPattern? best = null;
        foreach (var pattern in _patterns)
        {
            if ((best is null || pattern.Length > best.Length || (pattern.Length == best.Length && pattern.Allow)) && pattern.Fits(path))
            {
                best = pattern;
            }
        }
        return best is null || best.Allow || address.AbsolutePath == "/robots.txt";
    }

    /// <summary>The product token at the head of an agent's name: letters, - and _ (2.2.1).</summary>
    private static string Token(string name)
    {
        var end = 0;
        while (end < name.Length && (char.IsAsciiLetter(name[end]) || name[end] is '-' or '_'))
        {
            end++;
        }
        return name[..end];
    }

    /// <summary>The groups of one agent, brought together.</summary>
    private sealed class Group
    {
        private bool _isCurrent;

        public List<RobotsPattern> Patterns { get; } = [];

        public TimeSpan? CrawlDelay { get; private set; }

        public bool IsNamed { get; private set; }

        public void Begin(bool goesOn, bool names)
        {
            _isCurrent = names || (goesOn && _isCurrent);
            IsNamed |= names;
        }

        public void Add(string key, string value)
        {
            if (!_isCurrent)
            {
                return;
            }
            if (key != "crawl-delay")
            {
                // A rule without a path says nothing.
                Patterns.AddRange(value.Length == 0 ? [] : [new RobotsPattern(value, key == "allow")]);
            }
            else if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            {
                CrawlDelay ??= TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
            }
        }
    }
}
