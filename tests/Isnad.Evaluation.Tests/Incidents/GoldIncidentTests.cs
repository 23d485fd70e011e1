using Isnad.Evaluation.Incidents;
using Isnad.Fusion;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Evaluation.Tests.Incidents;

/// <summary>Fusion on the hand-made incidents, cross-validated.</summary>
public sealed class GoldIncidentTests(ITestOutputHelper output)
{
    [Fact]
    public void Held_out_incidents_are_found_as_well_as_is_asked()
    {
        if (!ReferenceYardstick.IsHere(output))
        {
            return;
        }
        string[] Lines(string name) => File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "resources", "ontology", name));
        using var words = File.OpenRead(Path.Combine(RepositoryFolder.Root, "resources", "models", "fusion-words.tsv"));
        var builder = new ProfileBuilder(FusionOntology.Of(Lines("types.tsv"), Lines("actors.tsv")), WordRarityFile.Read(words));
        var gold = IncidentGold.Read(RepositoryFolder.Shared("gold", "incidents.json"));
        var mentions = IncidentDocuments.Read(ReferenceYardstick.Gold).SelectMany(document => builder.Build(document.Record).Select(profile => (profile, document.Fold))).ToList();
        var trainer = new FusionTrainer(mentions, gold);
        ((double)trainer.Found / trainer.GoldPairs).ShouldBeGreaterThan(0.93, "blocking must not lose pairs");
        var incidents = mentions.GroupBy(mention => mention.Fold).SelectMany(fold => new IncidentFuser(trainer.Train(fold.Key, new())).Fuse(fold.Select(mention => mention.profile)));
        var figures = IncidentFigures.Of([.. mentions.Select(mention => mention.profile.Key)], gold, incidents.Select(incident => incident.Members));
        output.WriteLine($"linked {figures.Linked.F1:0.000}, pairs {figures.Pairs.F1:0.000}");
        figures.Linked.F1.ShouldBeGreaterThan(0.85);
        figures.Pairs.F1.ShouldBeGreaterThan(0.70);
    }
}
