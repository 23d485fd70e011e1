using System.Globalization;
using System.Text;

namespace Isnad.Evaluation.Scoring;

/// <summary>When a predicted value counts as the same as a gold one.</summary>
internal static class Agreement
{
    private const double EarthDiameterKm = 12742;
    private static readonly HashSet<string> Areas = ["governorate", "region", "country", "district"];
    private static readonly HashSet<string> Small = ["neighbourhood", "village", "base", "other", "border", "road", "water", "mountain"];

    /// <summary>Both have a span and share at least one character.</summary>
    public static bool Overlap(Filler a, Filler b) => a.Start < b.End && b.Start < a.End;

    public static bool OverlapOrSameName(Filler a, Filler b) => Overlap(a, b) || SameName(a, b);

    /// <summary>All words of the shorter name stand in the longer one.</summary>
    public static bool SameName(Filler a, Filler b)
    {
        HashSet<string> x = Words(a.Quote);
        HashSet<string> y = Words(b.Quote);
        return x.Count > 0 && y.Count > 0 && (x.IsSubsetOf(y) || y.IsSubsetOf(x));
    }

    /// <summary>Distance over the globe, or nothing where one of them has no coordinates.</summary>
    public static double? Kilometres(PlaceFiller a, PlaceFiller b)
    {
        if (a.Lat is not { } latA || a.Lon is not { } lonA || b.Lat is not { } latB || b.Lon is not { } lonB)
        {
            return null;
        }
        double from = Radians(latA);
        double to = Radians(latB);
        double north = Math.Sin((to - from) / 2);
        double east = Math.Sin(Radians(lonB - lonA) / 2);
        double h = north * north + Math.Cos(from) * Math.Cos(to) * (east * east);
        return EarthDiameterKm * Math.Asin(Math.Min(1.0, Math.Sqrt(h)));
    }

    public static bool SamePlace(PlaceFiller a, PlaceFiller b)
    {
        if (a.Country is not null && b.Country is not null && a.Country != b.Country)
        {
            return false;
        }
        if (Overlap(a, b))
        {
            return true;
        }
        if (AreaAgainstPoint(a.Kind, b.Kind))
        {
            return false;
        }
        if (SameName(a, b))
        {
            return true;
        }
        double? far = Kilometres(a, b);
        return far is not null && !Is(Areas, a.Kind) && !Is(Areas, b.Kind) && far <= (Is(Small, a.Kind) || Is(Small, b.Kind) ? 3 : 10);
    }

    /// <summary>The main places agree, or the predicted one is among the further places of gold.</summary>
    public static bool PlaceMatches(ScoredRecord predicted, ScoredRecord gold) =>
        predicted.Place is { } p && gold.Place is { } g && (SamePlace(p, g) || gold.MorePlaces.Any(more => SamePlace(p, more)));

    /// <summary>The intervals share at least half of the days that either covers.</summary>
    public static bool TimesOverlap(TimeFiller? a, TimeFiller? b)
    {
        if (a is null || b is null)
        {
            return false;
        }
        int common = Math.Min(a.To.DayNumber, b.To.DayNumber) - Math.Max(a.From.DayNumber, b.From.DayNumber) + 1;
        return common > 0 && (double)common / (a.Days + b.Days - common) >= 0.5;
    }

    /// <summary>One id, or two ids outside the list whose words overlap, however they are spelt.</summary>
    public static bool SameActor(ActorFiller predicted, ActorFiller gold) =>
        predicted.IsUnlisted && gold.IsUnlisted ? Overlap(predicted, gold) : predicted.Id == gold.Id;

    // A governorate is not the town of the same name.
    private static bool AreaAgainstPoint(string? a, string? b) => Is(Areas, a) ? b is not null && !Is(Areas, b) : a is not null && Is(Areas, b);

    private static bool Is(HashSet<string> kinds, string? kind) => kind is not null && kinds.Contains(kind);

    private static double Radians(double degrees) => degrees * (Math.PI / 180);

    // Runs of letters, digits and underscores, without vowel signs and with one form of alef, ya and ta marbuta.
    private static HashSet<string> Words(string? quote)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (Rune rune in (quote ?? "").EnumerateRunes())
        {
            if (rune.Value is >= 0x064B and <= 0x0652 or 0x0640)
            {
                continue;
            }
            if (IsWordPart(rune))
            {
                word.Append(Folded(rune));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }
        return words;
    }

    private static bool IsWordPart(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static Rune Folded(Rune rune) => rune.Value switch
    {
        0x0623 or 0x0625 or 0x0622 => new Rune(0x0627), // alef with hamza or madda
        0x0649 => new Rune(0x064A), // alef maqsura
        0x0629 => new Rune(0x0647), // ta marbuta
        _ => rune,
    };
}
