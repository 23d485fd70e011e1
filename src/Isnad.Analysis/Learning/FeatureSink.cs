using System.Globalization;
using Isnad.Language;

namespace Isnad.Analysis.Learning;

/// <summary>A named question about a choice; its answers are features.</summary>
public readonly struct Feature(string name)
{
    /// <summary>Short name, as it stands in the model file.</summary>
    public string Name { get; } = name;

    internal ulong Hash { get; } = FeatureSink.Fnv(name);
}

/// <summary>Collects the features of one choice as 64-bit keys; where names are wanted (training, explain) also their words. The keys are the same either way.</summary>
public sealed class FeatureSink(bool named = false)
{
    private ulong[] _keys = new ulong[256];
    private int _count;

    /// <summary>Keys of the current choice.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _count);

    /// <summary>Name of every key seen, where names are wanted.</summary>
    public Dictionary<ulong, string>? Names { get; } = named ? [] : null;

    /// <summary>Starts the next choice.</summary>
    public void Clear() => _count = 0;

    /// <summary>A yes.</summary>
    public void Add(in Feature feature) => Put(Mix(feature.Hash, 0), feature.Name, null, null);

    /// <summary>A yes, where the condition holds.</summary>
    public void If(bool condition, in Feature feature)
    {
        if (condition)
        {
            Add(feature);
        }
    }

    /// <summary>An answer in words.</summary>
    public void Add(in Feature feature, string value) => Put(Mix(feature.Hash, Fnv(value)), feature.Name, value, null);

    /// <summary>An answer in two words.</summary>
    public void Add(in Feature feature, string value, string second) => Put(Mix(Mix(feature.Hash, Fnv(value)), Fnv(second)), feature.Name, value, second);

    /// <summary>A word as answer.</summary>
    public void Add(in Feature feature, in TokenTag tag) => Put(Mix(feature.Hash, tag.Hash), feature.Name, tag.Text, null);

    /// <summary>A word beside a class.</summary>
    public void Add(in Feature feature, string value, in TokenTag tag) => Put(Mix(Mix(feature.Hash, Fnv(value)), tag.Hash), feature.Name, value, tag.Text);

    /// <summary>Two words.</summary>
    public void Add(in Feature feature, in TokenTag tag, in TokenTag second) => Put(Mix(Mix(feature.Hash, tag.Hash), second.Hash), feature.Name, tag.Text, second.Text);

    /// <summary>A small number, as itself.</summary>
    public void Add(in Feature feature, int value) => Put(Mix(feature.Hash, (ulong)value + 0x9E37), feature.Name, Names is null ? null : value.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A number beside a class.</summary>
    public void Add(in Feature feature, string value, int number) =>
        Put(Mix(Mix(feature.Hash, Fnv(value)), (ulong)number + 0x9E37), feature.Name, value, Names is null ? null : number.ToString(CultureInfo.InvariantCulture));

    private void Put(ulong key, string name, string? value, string? second)
    {
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, _count * 2);
        }
        _keys[_count++] = key;
        if (Names is { } names && !names.ContainsKey(key))
        {
            names[key] = value is null ? name : second is null ? $"{name}={value}" : $"{name}={value}&{second}";
        }
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var x = (a ^ (b * 0x9E3779B97F4A7C15UL)) * 0xBF58476D1CE4E5B9UL;
        return x ^ (x >> 29);
    }

    internal static ulong Fnv(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return hash;
    }
}

/// <summary>A word or its class, with its hash.</summary>
public readonly record struct TokenTag(string Text, ulong Hash)
{
    /// <summary>The tag of a word: its light stem.</summary>
    public static TokenTag Of(WordForm word) => new(word.LightStem, word.StemHash);

    /// <summary>A tag that is a class.</summary>
    public static TokenTag Class(string name) => new(name, FeatureSink.Fnv(name));
}
