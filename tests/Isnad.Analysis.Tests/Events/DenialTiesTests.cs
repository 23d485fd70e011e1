using Isnad.Analysis.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

public sealed class DenialTiesTests
{
    [Theory]
    [InlineData("نفى الجيش قصف السوق.", "heads")]
    [InlineData("نفى الجيش مسؤوليته عن قصف السوق.", "heads")]
    [InlineData("قصفت الطائرات السوق، وهو ما نفاه الجيش.", "pointed at")]
    [InlineData("قصفت الطائرات السوق. لكن الجيش نفى ذلك.", "pointed at behind a stop")]
    [InlineData("قصفت الطائرات السوق. ونفى الجيش انسحاب قواته.", "sentence before")]
    [InlineData("نفى الجيش انسحاب قواته. ثم هطل المطر. وقصفت الطائرات السوق.", "far")]
    public void A_denial_stands_to_an_occurrence_by_what_it_holds(string text, string stands)
    {
        var context = ReadText.Context(text);
        var owner = new EventDraft([.. context.Candidates.Where(candidate => candidate.Lexeme.Id == "trg.qasafa")]);
        var denier = context.Draft.Sources.First(source => source.Denies is not null);

        DenialTies.Best(context.Draft, owner, new SourceGroup([denier])).ShouldBe(stands);
    }
}
