using System.Text;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>Packs what the mentions of one report are compared by, and reads it back: the words of all its mentions stand once, each mention points at them. What is read back scores as what was packed.</summary>
public static class ProfilePacker
{
    private const byte Version = 1;

    /// <summary>Packs the mentions of one report.</summary>
    /// <exception cref="ArgumentException">They are of several reports, or none.</exception>
    public static FusionRecord Pack(IReadOnlyList<MentionProfile> profiles)
    {
        if (profiles.Count == 0 || profiles.Any(profile => profile.Key.Document != profiles[0].Key.Document))
        {
            throw new ArgumentException("A record holds the mentions of one report, at least one.", nameof(profiles));
        }
        ulong[] words = [.. profiles.SelectMany(Bags).SelectMany(bag => bag.Words).Distinct().Order()];
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write7BitEncodedInt(words.Length);
            foreach (var word in words)
            {
                writer.Write(word);
            }
            writer.Write7BitEncodedInt(profiles.Count);
            var packer = new Writer(writer, words);
            foreach (var profile in profiles)
            {
                packer.Profile(profile, profiles[0]);
            }
        }
        return new FusionRecord(profiles[0].Key.Document, buffer.ToArray());
    }

    /// <summary>The mentions that were packed.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of this form; the message names the report.</exception>
    public static IReadOnlyList<MentionProfile> Unpack(FusionRecord record)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(record.Packed.ToArray()), Encoding.UTF8);
            if (reader.ReadByte() != Version)
            {
                throw Broken(record, null);
            }
            var words = new ulong[Bounded(reader.Read7BitEncodedInt(), record.Packed.Length)];
            for (var i = 0; i < words.Length; i++)
            {
                words[i] = reader.ReadUInt64();
            }
            var result = new MentionProfile[Bounded(reader.Read7BitEncodedInt(), record.Packed.Length)];
            var unpacker = new Reader(reader, words, record.Document);
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = unpacker.Profile(i == 0 ? null : result[0]);
            }
            return result;
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw Broken(record, error);
        }
    }

    private static IEnumerable<WordBag> Bags(MentionProfile profile) => profile.Places.Select(place => place.Name)
        .Concat([profile.QuoteWords, profile.PersonWords, profile.TriggerWords, profile.SentenceWords ?? WordBag.Empty, profile.ReportWords ?? WordBag.Empty]);

    private static int Bounded(int count, int most) => count >= 0 && count <= most ? count : throw new FormatException();

    private static InvalidDataException Broken(FusionRecord record, Exception? inner) =>
        new($"{record.Document}: what its mentions are compared by is not of version {Version}; have it drawn anew from the report's analysis.", inner);

    private sealed class Writer(BinaryWriter to, ulong[] words)
    {
        public void Profile(MentionProfile profile, MentionProfile first)
        {
            to.Write(profile.Key.Event);
            Text(profile.Outlet);
            to.Write(profile.Type);
            to.Write(profile.Family);
            to.Write((byte)profile.Status);
            to.Write(profile.Background);
            Days(profile.Published);
            Days(profile.Stated);
            Days(profile.Days);
            Many(profile.Places, Place);
            Many([.. profile.Actors], to.Write);
            Many([.. profile.Targets], to.Write);
            Many([.. profile.Partners], to.Write);
            Many(profile.Tolls, Toll);
            Many([.. profile.Weapons], to.Write);
            Bag(profile.QuoteWords);
            Bag(profile.PersonWords);
            Bag(profile.TriggerWords);
            Maybe(profile.SentenceWords, Bag);
            // The words of the whole report are the same for all its mentions.
            if (profile == first)
            {
                Maybe(profile.ReportWords, Bag);
            }
            to.Write7BitEncodedInt(profile.Twins);
        }

        private void Text(string? text) => Maybe(text, to.Write);

        private void Maybe<T>(T? value, Action<T> write) where T : class
        {
            to.Write(value is not null);
            if (value is not null)
            {
                write(value);
            }
        }

        private void Many<T>(IReadOnlyCollection<T> items, Action<T> write)
        {
            to.Write7BitEncodedInt(items.Count);
            foreach (var item in items)
            {
                write(item);
            }
        }

        private void Days(DateInterval? days)
        {
            to.Write7BitEncodedInt(days?.Days ?? 0);
            if (days is { } known)
            {
                to.Write7BitEncodedInt(known.From.DayNumber);
            }
        }

        private void Place(PlaceFact place)
        {
            to.Write((byte)place.Level);
            Text(place.Country);
            Text(place.Admin1);
            Number(place.Latitude);
            Number(place.Longitude);
            to.Write(place.RadiusKm);
            Bag(place.Name);
        }

        private void Number(double? number) => to.Write(number ?? double.NaN);

        private void Toll(TollFact toll)
        {
            to.Write(toll.Kind);
            to.Write(toll.Min);
            to.Write(toll.Max is not null);
            to.Write(toll.Max ?? 0);
            to.Write(toll.Part);
        }

        private void Bag(WordBag bag)
        {
            to.Write7BitEncodedInt(bag.Count);
            var last = 0;
            foreach (var word in bag.Words)
            {
                var index = Array.BinarySearch(words, word);
                to.Write7BitEncodedInt(index - last);
                last = index;
            }
        }
    }

    private sealed class Reader(BinaryReader from, ulong[] words, string document)
    {
        public MentionProfile Profile(MentionProfile? first) => new()
        {
            Key = new(document, from.ReadString()),
            Outlet = Text(),
            Type = from.ReadString(),
            Family = from.ReadString(),
            Status = (EventStatus)from.ReadByte(),
            Background = from.ReadBoolean(),
            Published = Days(),
            Stated = Days(),
            Days = Days(),
            Places = Many(Place),
            Actors = Many(from.ReadString).ToHashSet(),
            Targets = Many(from.ReadString).ToHashSet(),
            Partners = Many(from.ReadString).ToHashSet(),
            Tolls = Many(Toll),
            Weapons = Many(from.ReadString).ToHashSet(),
            QuoteWords = Bag(),
            PersonWords = Bag(),
            TriggerWords = Bag(),
            SentenceWords = from.ReadBoolean() ? Bag() : null,
            ReportWords = first is not null ? first.ReportWords : from.ReadBoolean() ? Bag() : null,
            Twins = from.Read7BitEncodedInt(),
        };

        private string? Text() => from.ReadBoolean() ? from.ReadString() : null;

        private T[] Many<T>(Func<T> read)
        {
            var result = new T[Bounded(from.Read7BitEncodedInt(), ushort.MaxValue)];
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = read();
            }
            return result;
        }

        private DateInterval? Days()
        {
            var days = from.Read7BitEncodedInt();
            if (days == 0)
            {
                return null;
            }
            var first = DateOnly.FromDayNumber(from.Read7BitEncodedInt());
            return new DateInterval(first, first.AddDays(days - 1));
        }

        private PlaceFact Place() => new((PlaceLevel)from.ReadByte(), Text(), Text(), Number(), Number(), from.ReadDouble(), Bag());

        private double? Number() => from.ReadDouble() is var number && double.IsNaN(number) ? null : number;

        private TollFact Toll()
        {
            var (kind, min, bounded, max) = (from.ReadString(), from.ReadInt32(), from.ReadBoolean(), from.ReadInt32());
            return new TollFact(kind, min, bounded ? max : null, from.ReadBoolean());
        }

        private WordBag Bag()
        {
            var result = new ulong[Bounded(from.Read7BitEncodedInt(), words.Length)];
            var index = 0;
            for (var i = 0; i < result.Length; i++)
            {
                index += from.Read7BitEncodedInt();
                result[i] = words[index];
            }
            return WordBag.OfPacked(result);
        }
    }
}
