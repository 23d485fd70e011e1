using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>One message of a channel.</summary>
internal sealed record ChannelMessage(string? Url, string? Time, IReadOnlyList<string> Lines);

/// <summary>The web page of a Telegram channel (t.me/s/name): many messages, each with a time of its own.</summary>
/// <param name="Channel">Its name as shown.</param>
internal sealed record TelegramPage(string? Channel, IReadOnlyList<ChannelMessage> Messages)
{
    /// <summary>The class of a message; without it a page is none of a channel.</summary>
    public const string Mark = "tgme_widget_message";

    private const int MaxMessages = 2000;

    /// <summary>The channel's messages in the page's order, or null where the page is none of a channel.</summary>
    public static TelegramPage? Read(IDocument document)
    {
        var bubbles = document.GetElementsByClassName(Mark);
        if (bubbles.Length == 0)
        {
            return null;
        }
        var channel = document.QuerySelector(".tgme_channel_info_header_title, .tgme_header_title") ?? document.QuerySelector(".tgme_widget_message_owner_name");
        var title = PageMetadata.Clean(channel?.TextContent) ?? PageMetadata.Clean(document.QuerySelector("meta[property='og:title']")?.GetAttribute("content"));
        return new(title, [.. bubbles.Take(MaxMessages).Select(Message).Where(message => message.Lines.Count > 0)]);
    }

    private static ChannelMessage Message(IElement bubble)
    {
        List<string> lines = [];
        foreach (var part in bubble.QuerySelectorAll(".tgme_widget_message_text, .tgme_widget_message_poll_question, .tgme_widget_message_link_preview .link_preview_description"))
        {
            // What a reply answers is the text of another message.
            if (part.Closest(".tgme_widget_message_reply") is null && part.ParentElement?.Closest(".tgme_widget_message_text") is null && lines.Count == 0)
            {
                lines.AddRange(BlockWalker.Walk(part).Blocks.Select(block => block.Text));
            }
        }
        var post = bubble.GetAttribute("data-post");
        var date = bubble.QuerySelector(".tgme_widget_message_date time[datetime]") ?? bubble.QuerySelector("time[datetime]");
        var link = bubble.QuerySelector("a.tgme_widget_message_date")?.GetAttribute("href");
        return new(PageMetadata.Address(link) ?? (post is { Length: < 200 } ? $"https://t.me/{post}" : null), date?.GetAttribute("datetime"), lines);
    }
}
