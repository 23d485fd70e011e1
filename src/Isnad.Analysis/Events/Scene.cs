using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>The actors about one occurrence, seen together: a role is also told by who else stands there, for two sides seldom have the same part.</summary>
public sealed class Scene
{
    private static readonly Feature Here = new("actors in the sentence"), TypeHere = new("type, actors in the sentence"), MateLeft = new("mate left"), MateRight = new("mate right"), MateTypes = new("mates"), Pair = new("pair"), PairSide = new("pair, sides"), Recency = new("recency"),
        RecencyType = new("type, recency"), Share = new("share of mentions"), Foremost = new("most named"), OpenSide = new("side of the trigger empty"), FirstNamed = new("first named"), KindHere = new("kind here"), LexMates = new("entry, mates");

    private readonly EventContext _context;
    private readonly EventDraft _owner;
    private readonly List<Player> _players = [];
    private readonly List<Player> _here;
    private readonly int _most;

    /// <summary>Company that is looked at: more actors than any sentence of a newspaper names, and a bound on the cost.</summary>
    private const int Company = 16;

    public Scene(EventContext context, EventDraft owner, List<List<ActorMention>> groups)
    {
        (_context, _owner) = (context, owner);
        foreach (var group in groups)
        {
            var nearest = RoleFeatures.Nearest(context.Draft, owner, group);
            var anchor = nearest.Chain ?? nearest;
            var tie = Tie.Of(context.Draft, owner.Triggers, anchor.First, anchor.End);
            _players.Add(new Player(nearest, tie, context.ActorType(nearest.Id)));
            _most = Math.Max(_most, context.Draft.ActorCounts.GetValueOrDefault(nearest.Id));
        }
        _here = [.. _players.Where(player => player.Tie.Sentences == 0 && player.Mention.Naming != ActorNaming.People).OrderBy(player => player.Tie.Tokens).Take(Company)];
        var nearer = 0;
        var kinds = new Dictionary<string, int>();
        foreach (var player in _players.OrderBy(player => player.Tie.Cost))
        {
            (player.Nearer, player.NearerOfKind) = (nearer++, kinds.GetValueOrDefault(player.Kind));
            kinds[player.Kind] = player.NearerOfKind + 1;
        }
    }

    private sealed record Player(ActorMention Mention, Tie Tie, string Kind)
    {
        /// <summary>How many actors stand nearer to the occurrence.</summary>
        public int Nearer { get; set; }

        /// <summary>How many of its kind do.</summary>
        public int NearerOfKind { get; set; }
    }

    /// <summary>Writes how the actor of a group stands among the others.</summary>
    public void Write(FeatureSink sink, int group)
    {
        var self = _players[group];
        string type = _owner.Type, zone = self.Tie.Zone;
        int sides = 0, sideLeft = 0, sideRight = 0;
        Player? left = null, right = null;
        foreach (var other in _here)
        {
            if (ReferenceEquals(other, self))
            {
                continue;
            }
            sides++;
            sink.Add(Pair, type + self.Mention.Id, other.Mention.Id);
            sink.Add(PairSide, self.Mention.Id + zone, other.Mention.Id + other.Tie.Zone);
            if (other.Tie.IsBefore)
            {
                sideLeft++;
                left ??= other;
            }
            else
            {
                sideRight++;
                right ??= other;
            }
        }
        sink.Add(Here, zone, Math.Min(3, sides));
        sink.Add(TypeHere, type + zone, Math.Min(3, sides));
        sink.Add(KindHere, self.Kind + zone, Math.Min(3, sides));
        var (before, after) = (left?.Kind ?? "none", right?.Kind ?? "none");
        sink.Add(MateLeft, zone + self.Tie.Trigger.Form, before);
        sink.Add(MateRight, zone + self.Tie.Trigger.Form, after);
        sink.Add(MateTypes, type + zone, before + "/" + after);
        sink.Add(LexMates, self.Tie.Trigger.Lexeme.Id + self.Tie.Trigger.Form + zone, (left is null ? "-" : "l") + (right is null ? "-" : "r"));
        sink.Add(OpenSide, type + zone, self.Tie.IsBefore ? Math.Min(2, sideRight) : Math.Min(2, sideLeft));
        if (self.Tie.Sentences != 0)
        {
            sink.Add(Recency, zone, Math.Min(5, self.Nearer));
            sink.Add(RecencyType, type + self.Kind + zone, Math.Min(3, self.NearerOfKind));
        }
        var total = _context.Draft.ActorCounts.GetValueOrDefault(self.Mention.Id);
        sink.Add(Share, self.Kind + zone, _most == 0 ? 0 : 4 * total / _most);
        sink.Add(Foremost, type + zone, total == _most ? "yes" : "no");
        sink.Add(FirstNamed, zone, Math.Min(4, group));
    }
}
