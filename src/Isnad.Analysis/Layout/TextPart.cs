using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Analysis.Layout;

/// <summary>A range of tokens that is left out.</summary>
internal sealed record TextPart(int First, int End, string What, string Reason)
{
    /// <summary>The same with its source range.</summary>
    public LeftOutPart ToLeftOut(Token[] tokens) => new(new TextSpan(tokens[First].Span.Start, tokens[End - 1].Span.End), What, Reason);
}
