using System.Text;
using Isnad.Ingest;
using Isnad.Model.Reports;

namespace Isnad.Web.Features.Intake;

/// <summary>A report as a person or a program brings it.</summary>
public sealed record BroughtReport
{
    private const int LongestName = 200, LongestUrl = 2000;

    /// <summary>Its words.</summary>
    public string? Text { get; init; }

    /// <summary>Headline, where it does not stand in the text.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>When: yyyy-mm-dd, yyyy-mm or yyyy.</summary>
    public string? Published { get; init; }

    /// <summary>The day that was given; null where none was.</summary>
    internal DateInterval? Days => string.IsNullOrWhiteSpace(Published) ? null : PublishedDate.Parse(Published);

    /// <summary>Code of what is wrong with it; null where nothing is.</summary>
    internal string? Fault =>
        !string.IsNullOrWhiteSpace(Published) && Days is null ? "add-day"
        : !string.IsNullOrWhiteSpace(Url) && !(Url.Length <= LongestUrl && Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") ? "add-url"
        : Outlet?.Length > LongestName || Title?.Length > LongestName ? "add-long" : null;

    /// <summary>Its bytes with what is known of them.</summary>
    /// <param name="locator">As the ledger names where they came from.</param>
    internal RawReport Raw(string locator) => new(Encoding.UTF8.GetBytes((Text ?? "").ReplaceLineEndings("\n").Trim()), RawFormat.Text, locator)
    {
        Method = CaptureMethod.File, Charset = "utf-8", Title = Title, Outlet = Outlet, Url = Url, Published = Days,
    };
}
