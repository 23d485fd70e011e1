using System.Text.Json;

namespace Isnad.Model.Review;

/// <summary>Words of decisions and states as they are written in files, columns and the log, which never change: <c>taken-back</c>.</summary>
public static class ReviewWords
{
    /// <summary>As written.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>As read.</summary>
    /// <exception cref="ArgumentException">It is no such word.</exception>
    public static T Read<T>(string word) where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
