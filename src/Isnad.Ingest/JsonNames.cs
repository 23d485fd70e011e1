using System.Text.Json;

namespace Isnad.Ingest;

/// <summary>Names of members as they are read from untrusted JSON.</summary>
internal static class JsonNames
{
    /// <summary>True where the name that <paramref name="json"/> stands at is <paramref name="name"/>. One that holds half a character (\ud83d alone), which is
    /// JSON and which the reader throws on, is no name of ours.</summary>
    public static bool Is(this in Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        try
        {
            return json.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
