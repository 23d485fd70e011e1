using Isnad.Text;

namespace Isnad.Model.Annotations;

/// <summary>A person's name in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="StandsForSide">It is listed, and the text means the person of the list by it; others of the same name do not.</param>
public sealed record PersonName(TextSpan Span, bool StandsForSide);
