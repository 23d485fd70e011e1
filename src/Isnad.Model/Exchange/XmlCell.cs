using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Isnad.Model.Exchange;

/// <summary>Text in the XML of a workbook (ECMA-376, ST_Xstring): what XML cannot hold, or would change, stands as <c>_xHHHH_</c>.</summary>
public static partial class XmlCell
{
    /// <summary>The text as it is written.</summary>
    public static string Escape(string text)
    {
        if (!text.Contains('_', StringComparison.Ordinal) && text.All(letter => letter != '\r' && !char.IsSurrogate(letter) && XmlConvert.IsXmlChar(letter)))
        {
            return text;
        }
        var written = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                written.Append(text, i++, 2);
            }
            else if (text[i] == '\r' || char.IsSurrogate(text[i]) || !XmlConvert.IsXmlChar(text[i]) || (text[i] == '_' && Escaped().IsMatch(text.AsSpan(i, Math.Min(7, text.Length - i)))))
            {
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            }
            else
            {
                written.Append(text[i]);
            }
        }
        return written.ToString();
    }

    /// <summary>The text as it was.</summary>
    public static string Unescape(string written) => written.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(written, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : written;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();
}
