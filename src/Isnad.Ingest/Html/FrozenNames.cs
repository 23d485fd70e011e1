using System.Collections.Frozen;

namespace Isnad.Ingest.Html;

/// <summary>A set of ASCII names, written as one string with blanks between them; case does not count.</summary>
internal sealed class FrozenNames
{
    private readonly FrozenSet<string> _names;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _spans;

    public FrozenNames(string names)
    {
        _names = names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _spans = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(string name) => _names.Contains(name);

    public bool Contains(ReadOnlySpan<char> name) => _spans.Contains(name);
}
