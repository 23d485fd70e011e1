using Isnad.Language;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds weapons: the longest phrase at each word.</summary>
public static class WeaponFinder
{
    /// <summary>Fills <see cref="ReportDraft.Weapons"/>.</summary>
    public static void Find(ReportDraft draft)
    {
        var covered = 0;
        for (var i = 0; i < draft.Text.Tokens.Length; i++)
        {
            if (i >= covered && draft.Matches.Find(i, LexemeKind.Weapon) is { } match)
            {
                draft.Weapons.Add(new WeaponMention(match.First, match.End, match.Lexeme));
                covered = match.End;
            }
        }
    }
}
