using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>What the names of an element (tag, role, microdata, class, id) say about its inside.</summary>
[Flags]
internal enum Naming
{
    None = 0,

    /// <summary>Menus, share buttons, related links, adverts and the like, by class or id only: names can mislead.</summary>
    Furniture = 1,

    /// <summary>Comments and their form.</summary>
    Comments = 2,

    /// <summary>Furniture by tag or role.</summary>
    Structure = 4,

    /// <summary>Never seen by a reader of the page.</summary>
    Hidden = 8,

    /// <summary>A whole article.</summary>
    Article = 16,

    /// <summary>The words of an article.</summary>
    Body = 32,

    /// <summary>Who wrote it.</summary>
    Byline = 64,

    /// <summary>A note about the author, or by an editor or translator.</summary>
    Note = 128,

    /// <summary>Date, section and such beside the title.</summary>
    Meta = 256,

    /// <summary>A post of another site shown in the article.</summary>
    Embed = 512,
}

/// <summary>The vocabulary of content systems: words of class, id, role and tag names, which are English all over the world; none of them names a site.</summary>
internal static class PageNames
{
    private static readonly FrozenNames Furniture = new("""
        nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs share sharing sharedaddy sharethis addtoany addthis social socials follow related relatedposts
        relatedpost recommended recommendation recommendations popular trending mostread mostviewed sidebar widget widgets footer colophon copyright cookie cookies consent gdpr newsletter
        subscribe subscription signup ad ads advert adverts advertisement advertising adsbygoogle adsense adslot banner sponsor sponsored promo promoted popup modal lightbox
        overlay login signin register search searchform pagination pager pagenavi tags taglist tagcloud keywords caption figcaption credit credits toolbar tools printfriendly
        rating ratings vote votes poll ticker marquee breaking skip masthead topbar outbrain taboola weather readmore teaser teasers carousel slider gallery topics feedback
        prevnext postnav nextprev morenews seealso alsoread readalso applinks download hotlinks blogroll archives archive counter views translate languages language
        """);

    private static readonly FrozenNames Comments = new("comment comments commentlist commentform respond reply replies disqus fbcomments livefyre");
    private static readonly FrozenNames HiddenNames = new("hidden d-none sr-only screen-reader-text screen-reader-only visually-hidden visuallyhidden element-invisible is-hidden");
    private static readonly FrozenNames Meta = new("meta postmeta submitted date byline dateline datetime timestamp");
    private static readonly FrozenNames Embeds = new("tweet embed");
    private static readonly FrozenNames Authors = new("author byline writer reporter editor editors translator attribution");
    private static readonly FrozenNames Notes = new("bio about box note description card profile attribution");
    private static readonly string[] Silent = ["category-", "tag-", "has-", "no-", "with-", "without-", "single-format", "type-"];
    private static readonly FrozenNames Structural = new("nav aside footer dialog menu");
    private static readonly FrozenNames Roles = new("navigation banner complementary contentinfo search dialog alertdialog alert menu menubar tablist toolbar");
    private static readonly FrozenNames Unnamed = new("html body main");
    private static readonly string[] BodyNames = ["entry-content", "post-content", "post-body", "article-body", "article-content", "article-text", "story-body", "news-body", "news-text", "news-content", "body-text", "field-name-body", "field--name-body", "single-content", "content-text", "tdb-block-inner", "articlebody", "newsbody", "storytext"];

    /// <summary>What is said of <paramref name="element"/>.</summary>
    public static Naming Of(IElement element)
    {
        var tag = element.LocalName;
        var naming = IsHidden(element) ? Naming.Hidden : Naming.None;
        if (Unnamed.Contains(tag))
        {
            return naming;
        }
        var role = element.GetAttribute("role") ?? "";
        naming |= Structural.Contains(tag) || Roles.Contains(role) ? Naming.Structure : tag == "article" || role == "article" ? Naming.Article : Naming.None;
        naming |= tag == "figcaption" ? Naming.Structure : Naming.None;
        naming |= Microdata(element);
        var classes = element.ClassName ?? "";
        var id = element.Id ?? "";
        var custom = tag.Contains('-', StringComparison.Ordinal) ? tag : "";
        if (classes.Length + id.Length + custom.Length > 0)
        {
            naming |= Words($"{custom} {classes} {id}");
        }
        return naming;
    }

    /// <summary>What the names say, cut into words at what is no letter and where capitals begin. Names that tell the subject or the layout of a whole
    /// article ("category-social", "has-sidebar") say nothing.</summary>
    internal static Naming Words(string names)
    {
        var naming = Naming.None;
        foreach (var name in (names.Length > 1000 ? names[..1000] : names).Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (HiddenNames.Contains(name))
            {
                naming |= Naming.Hidden;
            }
            else if (!Silent.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            {
                naming |= Name(name);
            }
        }
        // A box about the author, but not the line that names him.
        return (naming & (Naming.Byline | Naming.Note)) == (Naming.Byline | Naming.Note) ? naming & ~Naming.Byline : naming & ~Naming.Note;
    }

    private static Naming Name(string name)
    {
        var naming = BodyNames.Any(known => name.Replace('_', '-').StartsWith(known, StringComparison.OrdinalIgnoreCase)) ? Naming.Body : Naming.None;
        naming |= name is "hentry" or "h-entry" ? Naming.Article : Naming.None;
        for (var at = 0; at < name.Length;)
        {
            var end = WordEnd(name, at);
            var word = name.AsSpan(at, end - at);
            if (word.Length > 1)
            {
                naming |= Furniture.Contains(word) ? Naming.Furniture : Naming.None;
                naming |= Comments.Contains(word) ? Naming.Comments : Naming.None;
                naming |= Meta.Contains(word) ? Naming.Meta : Naming.None;
                naming |= Embeds.Contains(word) ? Naming.Embed : Naming.None;
                naming |= Authors.Contains(word) ? Naming.Byline : Naming.None;
                naming |= Notes.Contains(word) ? Naming.Note : Naming.None;
            }
            at = Math.Max(end, at + 1);
        }
        return naming;
    }

    private static Naming Microdata(IElement element)
    {
        var naming = Naming.None;
        var property = element.GetAttribute("itemprop");
        if (property is not null)
        {
            naming |= property == "articleBody" ? Naming.Body : property == "author" ? Naming.Byline : property is "caption" or "comment" ? Naming.Structure : Naming.None;
        }
        var type = element.GetAttribute("itemtype");
        if (type is not null)
        {
            naming |= type.EndsWith("Comment", StringComparison.Ordinal) ? Naming.Comments
                : type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal) ? Naming.Article
                : type.EndsWith("WPHeader", StringComparison.Ordinal) || type.EndsWith("WPSideBar", StringComparison.Ordinal) || type.EndsWith("WPFooter", StringComparison.Ordinal) ? Naming.Structure : Naming.None;
        }
        return (element.GetAttribute("rel") ?? element.GetAttribute("property"))?.EndsWith("author", StringComparison.Ordinal) == true ? naming | Naming.Byline : naming;
    }

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
        {
            return true;
        }
        var style = element.GetAttribute("style");
        return style is { Length: < 2000 } && style.Replace(" ", "", StringComparison.Ordinal) is var flat
            && (flat.Contains("display:none", StringComparison.OrdinalIgnoreCase) || flat.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }

    private static int WordEnd(string names, int at)
    {
        if (!char.IsAsciiLetter(names[at]))
        {
            return at;
        }
        var end = at + 1;
        while (end < names.Length && char.IsAsciiLetter(names[end]) && !(char.IsAsciiLetterUpper(names[end]) && char.IsAsciiLetterLower(names[end - 1])))
        {
            end++;
        }
        return end;
    }
}
