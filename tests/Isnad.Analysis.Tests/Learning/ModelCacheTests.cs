using Isnad.Analysis.Learning;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Learning;

public sealed class ModelCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-weights-").FullName;

    private string Weights => Path.Combine(_folder, "events.tsv.gz");

    private string Cache => Path.Combine(_folder, "cache", "weights.bin");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Weights_from_the_cache_score_as_those_of_the_file()
    {
        Write(0.37f);
        var read = ModelCache.Load(Weights, Cache);
        File.Exists(Cache).ShouldBeTrue();
        var cached = ModelCache.Load(Weights, Cache);
        cached.Version.ShouldBe(read.Version);
        cached.Thresholds.ShouldBe(read.Thresholds);
        cached.Find("trigger")!.Rows.ShouldBeEmpty("names are kept in the file alone");
        foreach (var model in read.All)
        {
            var twin = cached.Find(model.Name)!;
            twin.Classes.ShouldBe(model.Classes);
            foreach (var (key, _, weights) in model.Rows)
            {
                twin.Weights(key).ToArray().ShouldBe(weights);
            }
            twin.Weights(99).Length.ShouldBe(0);
        }
    }

    [Fact]
    public void Other_weights_are_seen()
    {
        Write(0.37f);
        ModelCache.Load(Weights, Cache);
        Write(-1.25f);
        File.SetLastWriteTimeUtc(Weights, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        ModelCache.Load(Weights, Cache).Find("trigger")!.Weights(7).ToArray().ShouldBe([0, -1.25f, 0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_torn_cache_is_read_anew_from_the_file(int length)
    {
        Write(0.37f);
        ModelCache.Load(Weights, Cache);
        var whole = File.ReadAllBytes(Cache);
        File.WriteAllBytes(Cache, length < 0 ? [.. whole[..60], (byte)(whole[60] ^ 1), .. whole[61..]] : whole[..length]);
        ModelCache.Load(Weights, Cache).Find("trigger")!.Weights(7).ToArray().ShouldBe([0, 0.37f, 0]);
        File.ReadAllBytes(Cache).ShouldBe(whole);
    }

    private void Write(float weight)
    {
        using var file = File.Create(Weights);
        ModelFile.Write(file, [
            new LinearModel("trigger", ["none", "shelling", "arrest"], [(7, "stem=x", [0, weight, 0]), (23, "stem=y", [-0.5f, 0, 2])]),
            new LinearModel("link", ["no", "yes"], [(7, "same", [0, 1])]),
        ], new Dictionary<string, double> { ["trigger"] = 0.35, ["link"] = 0.58 });
    }
}
