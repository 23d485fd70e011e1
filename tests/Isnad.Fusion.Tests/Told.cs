using System.Text.Json;
using Isnad.Fusion;
using Isnad.Model.Events;

namespace Isnad.Fusion.Tests;

/// <summary>Invented mentions, and the shipped weights.</summary>
internal static class Told
{
    public const string Town = "\"place\":{\"quote\":\"بلدة الزهراء\",\"country\":\"SY\",\"admin1\":\"SY-HL\",\"kind\":\"town\",\"lat\":36.2,\"lon\":37.1}";
    public const string FarTown = "\"place\":{\"quote\":\"بلدة النخيل\",\"country\":\"SY\",\"admin1\":\"SY-DR\",\"kind\":\"town\",\"lat\":32.6,\"lon\":36.1}";
    public const string Sides = "\"actors\":[{\"id\":\"syrian-government\",\"role\":\"actor\"},{\"id\":\"civilians\",\"role\":\"target\"}]";
    public const string Dead = "\"casualties\":[{\"kind\":\"killed\",\"min\":7,\"max\":7}]";

    private static readonly string Resources = Path.Combine(Root(), "resources");

    public static PairModel Model { get; } = Open("models/fusion.tsv", FusionModelFile.Read);

    public static ProfileBuilder Builder { get; } = new(FusionOntology.Of(File.ReadLines(Path.Combine(Resources, "ontology", "types.tsv")), File.ReadLines(Path.Combine(Resources, "ontology", "actors.tsv"))), Open("models/fusion-words.tsv", WordRarityFile.Read));

    public static string Day(string day) => $"\"time\":{{\"from\":\"{day}\",\"to\":\"{day}\"}}";

    /// <summary>One mention in a document of its own; <paramref name="members"/> are JSON members of the event.</summary>
    public static MentionProfile One(string document, string type, params string[] members) => Many(document, string.Join(',', [$"\"id\":\"e1\",\"type\":\"{type}\"", .. members]))[0];

    /// <summary>The mentions of a document published on 17 April 2019.</summary>
    public static IReadOnlyList<MentionProfile> Many(string document, params string[] events) => Read(document, "", events);

    /// <summary>The same with the document's text.</summary>
    public static IReadOnlyList<MentionProfile> WithText(string document, string text, params string[] events) => Read(document, $"\"text\":\"{text}\",", events);

    /// <summary>One mention of a document published on <paramref name="day"/>.</summary>
    public static MentionProfile Published(string day, string document, string type, params string[] members) => Read(document, "", [string.Join(',', [$"\"id\":\"e1\",\"type\":\"{type}\"", .. members])], day)[0];

    private static IReadOnlyList<MentionProfile> Read(string document, string members, string[] events, string day = "2019-04-17")
    {
        using var json = JsonDocument.Parse($$"""{"id":"{{document}}",{{members}}"published":"{{day}}","events":[{{string.Join(',', events.Select(item => $"{{{item}}}"))}}]}""");
        return Builder.Build(ContractReader.Read(json.RootElement, flaw => throw new InvalidOperationException(flaw))!);
    }

    private static T Open<T>(string path, Func<Stream, T> read)
    {
        using var stream = File.OpenRead(Path.Combine(Resources, path));
        return read(stream);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        return folder;
    }
}
