using System.Text.Json.Nodes;
using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Evaluation.Training;
using Isnad.Language;
using Xunit;

namespace Isnad.Evaluation.Tests.Training;

public class ModelTrainerTests
{
    private static readonly string[] Towns = ["سراقب", "بنش", "تفتناز", "أريحا", "سرمين"];

    [Fact]
    public void Every_choice_is_trained_and_the_later_ones_on_what_models_found_that_had_not_seen_the_report()
    {
        var trainer = new ModelTrainer(LanguagePack.Compile(Path.Combine(RepositoryFolder.Root, "resources")), [.. Enumerable.Range(0, 30).Select(Report)]);

        var models = trainer.Train(0).ToDictionary(model => model.Name);

        Assert.Equal([EventModels.Report, EventModels.Trigger, EventModels.Link, EventModels.Role, EventModels.Place, EventModels.MorePlace, EventModels.Time, EventModels.Toll, EventModels.Source, EventModels.Status, EventModels.Background, EventModels.Keep], models.Keys);
        // A second place is seen beside a main one that a model ranked, with the model's own probability for the second.
        Assert.Contains(models[EventModels.MorePlace].Rows, row => row.Name.StartsWith("alone=", StringComparison.Ordinal));
        // Drafts are looked at again with the strength that an unseen report's triggers have: never the certainty of gold.
        Assert.Contains(models[EventModels.Keep].Rows, row => row.Name.StartsWith("best trigger=", StringComparison.Ordinal));
        Assert.DoesNotContain(models[EventModels.Keep].Rows, row => row.Name == "best trigger=12");
    }

    [Fact]
    public void An_article_without_events_teaches_what_such_a_report_is_like_and_no_word_of_it()
    {
        var pack = LanguagePack.Compile(Path.Combine(RepositoryFolder.Root, "resources"));
        var folder = Directory.CreateTempSubdirectory("isnad-").FullName;
        string annotations = Path.Combine(folder, "none.jsonl"), corpus = Path.Combine(folder, "corpus.jsonl");
        File.WriteAllText(annotations, """{"id":"a","crawled":"2016-05-04"}""");
        File.WriteAllText(corpus, new JsonObject { ["id"] = "a", ["text"] = "هاجم الفريق مرمى الضيوف، وانتهت المباراة بهجوم أخير." }.ToJsonString());

        var bare = Assert.Single(AnnotationFile.Read(annotations, corpus));
        var examples = new ExampleBuilder(pack);
        examples.Add(bare);

        Directory.Delete(folder, true);
        Assert.True(bare.IsBare);
        Assert.Equal(0, Assert.Single(examples.Sets[EventModels.Report].Items).Class);
        Assert.Empty(examples.Sets[EventModels.Trigger].Items);
        examples.Add(bare with { IsBare = false });
        Assert.NotEmpty(examples.Sets[EventModels.Trigger].Items);
    }

    /// <summary>A raid on two towns: two records on one word.</summary>
    private static GoldDocument Report(int number)
    {
        string first = Towns[number % 5], second = Towns[(number + 1 + (number / 10)) % 5], text = $"قصفت طائرات حربية بلدتي {first} و{second} في ريف إدلب، وقال ناشطون إن ثلاثة مدنيين قتلوا.";
        var events = new JsonArray(Strike("e1", text, first), Strike("e2", text, second));
        var json = new JsonObject { ["id"] = $"d{number}", ["crawled"] = "2016-05-04", ["events"] = events };
        return GoldDocument.From(System.Text.Json.JsonDocument.Parse(json.ToJsonString()).RootElement, text, number % 5);
    }

    private static JsonObject Strike(string id, string text, string town) => new()
    {
        ["id"] = id, ["type"] = "airstrike", ["triggers"] = new JsonArray(Quote(text, "قصفت")), ["place"] = Quote(text, town),
    };

    private static JsonObject Quote(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new JsonObject { ["quote"] = words, ["start"] = start, ["end"] = start + words.Length };
    }
}
