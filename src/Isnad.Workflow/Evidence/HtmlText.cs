using System.Net;
using System.Text;
using Isnad.Model.Events;
using Isnad.Model.Reports;

namespace Isnad.Workflow.Evidence;

/// <summary>A page in the making. Text gets in escaped only; words of reports stand in isolates of their own direction.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup of this program's.</summary>
    public HtmlText Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Adds text.</summary>
    public HtmlText Text(string? text)
    {
        _html.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>Adds words of a report or an outlet.</summary>
    public HtmlText Words(string? words, string element = "bdi") => Markup($"<{element} dir=\"auto\">").Text(words).Markup($"</{element}>");

    /// <summary>Adds a code: a hash, an address, an id.</summary>
    public HtmlText Code(string? code) => Markup("<code dir=\"auto\">").Text(code).Markup("</code>");

    /// <summary>Adds a row of a table with a name at its head.</summary>
    public HtmlText Row(string name, Action value)
    {
        Markup("<tr><th scope=\"row\">").Text(name).Markup("</th><td>");
        value();
        return Markup("</td></tr>\n");
    }

    /// <summary>A day, or first and last.</summary>
    public static string Days(DateInterval? days) => days is not { } known ? "not known" : known.Days == 1 ? JsonValues.Iso(known.From) : $"{JsonValues.Iso(known.From)} – {JsonValues.Iso(known.To)}";

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}
