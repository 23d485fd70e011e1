using System.Globalization;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Texts;

/// <summary>What a page must know of who looks at it: language, theme, person, and the key of its forms.</summary>
internal sealed class Ui(UiTexts texts, Names names, Assets assets, DeskSettings settings, IHttpContextAccessor accessor, IAntiforgery antiforgery)
{
    /// <summary>Names of the cookies that keep language and theme.</summary>
    public const string LanguageCookie = "isnad-language", ThemeCookie = "isnad-theme";

    private static readonly string[] Themes = ["light", "dark"];

    private readonly HttpContext _context = accessor.HttpContext!;
    private bool? _isArabic;

    /// <summary>Arabic unless English was chosen, or the browser asks for English and not for Arabic.</summary>
    public bool IsArabic => _isArabic ??= _context.Request.Cookies[LanguageCookie] switch
    {
        "ar" => true,
        "en" => false,
        _ => _context.Request.Headers.AcceptLanguage.ToString() is var asked && (asked.Contains("ar", StringComparison.OrdinalIgnoreCase) || !asked.Contains("en", StringComparison.OrdinalIgnoreCase)),
    };

    /// <summary>ar or en.</summary>
    public string Language => IsArabic ? "ar" : "en";

    /// <summary>rtl or ltr.</summary>
    public string Direction => IsArabic ? "rtl" : "ltr";

    /// <summary>light, dark, or null where the system decides.</summary>
    public string? Theme => _context.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : null;

    /// <summary>Who looks; null where nobody is signed in.</summary>
    public DeskPerson? Person => _context.Features.Get<DeskPerson>();

    /// <summary>True where the person may do what this role may.</summary>
    public bool May(DeskRole least) => Person is { } person && person.Role >= least;

    /// <summary>The samples are shown.</summary>
    public bool IsDemonstration => settings.IsDemonstration;

    /// <summary>Path and query of the page, to come back to.</summary>
    public string Here => _context.Request.Path + _context.Request.QueryString;

    /// <summary>The key that a form must bear.</summary>
    public string FormKey => antiforgery.GetAndStoreTokens(_context).RequestToken!;

    /// <summary>Words for a key.</summary>
    public string this[string key] => texts.Get(key, IsArabic);

    /// <summary>Words for a key, with values put in at {0}, {1} ….</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>Stands between the parts of a list, and between values of which one holds.</summary>
    public string Comma => this["list-comma"].Replace('_', ' ');

    /// <inheritdoc cref="Comma"/>
    public string Or => this["list-or"].Replace('_', ' ');

    /// <summary>Words for a value of one of the closed lists (<c>type.airstrike</c>); the value itself where there are none.</summary>
    public string Label(string list, string value) => texts.Has($"{list}.{value}") ? this[$"{list}.{value}"] : value;

    /// <summary>Name of an actor.</summary>
    public string Actor(string id) => names.Actor(id, IsArabic);

    /// <summary>Name of an actor beside the report's words for it: in Arabic an actor that has no name goes by these.</summary>
    public string Actor(string id, string words) => IsArabic && words.Length is > 0 and <= LongestName && !names.IsNamed(id) ? words : Actor(id);

    // More is a description, and no name.
    private const int LongestName = 60;

    /// <summary>Name of a country, a governorate or a place by its code or id.</summary>
    public string Place(string code) => names.Place(code, IsArabic);

    /// <summary>Address of an asset.</summary>
    public string Asset(string name) => assets.Url(name);

    /// <summary>Days as an interval, the same in both languages.</summary>
    public static string Days(DateInterval? days) => days is not { } known ? "" : known.From == known.To ? Day(known.From) : $"{Day(known.From)} – {Day(known.To)}";

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Set apart from the letters around it (Unicode's LRI and PDI), without which an Arabic letter before a date turns its parts round.</summary>
    public static string Apart(string text) => $"\u2066{text}\u2069";

    /// <summary>A whole number with its thousands set apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
