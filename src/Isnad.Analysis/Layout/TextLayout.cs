using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Analysis.Layout;

/// <summary>A text's tokens parted into report and what is none. The report's tokens are read as if the rest were not there: a line begins after each part
/// that is left out. Spans point into the whole text, so nothing shifts.</summary>
/// <param name="Normal">The whole text in match profile.</param>
/// <param name="Report">Tokens of the report.</param>
/// <param name="LeftOut">What is not read, in order.</param>
/// <param name="DateLines">Tokens of the lines that say when the page was published or changed.</param>
/// <param name="OtherLanguage">English name of the language that the text is written in, where that is not Arabic.</param>
public sealed record TextLayout(NormalizedText Normal, Token[] Report, IReadOnlyList<LeftOutPart> LeftOut, Token[] DateLines, string? OtherLanguage);
