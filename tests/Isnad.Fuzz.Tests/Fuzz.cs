using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Isnad.Fuzz.Tests;

/// <summary>Tries a property on many values. Without a word a fixed number from a fixed seed; with ISNAD_FUZZ_SECONDS as long as that, from a seed of the
/// clock; ISNAD_FUZZ_SEED starts where another run failed. Seed, cases and seconds are printed.</summary>
internal static class Fuzz
{
    private const ulong FixedSeed = 20_180_420, Gamma = 0x9E37_79B9_7F4A_7C15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Checks <paramref name="holds"/>, which throws where it does not.</summary>
    /// <param name="log">Hears of seed, cases and seconds.</param>
    /// <param name="values">Where values come from.</param>
    /// <param name="shrink">Smaller values that may fail in the same way.</param>
    /// <param name="cases">How many in a plain run.</param>
    /// <param name="holds">The property. A value on which it takes more than a minute is a failure: it hangs.</param>
    public static void Check<T>(ITestOutputHelper log, Gen<T> values, Func<T, IEnumerable<T>> shrink, int cases, Action<T> holds)
    {
        var seconds = Number("ISNAD_FUZZ_SECONDS");
        var seed = Number("ISNAD_FUZZ_SEED") ?? (seconds is null ? FixedSeed : (ulong)Stopwatch.GetTimestamp());
        var first = seed;
        long tried = 0;
        var watch = Stopwatch.StartNew();
        do
        {
            log.WriteLine($"seed {seed}");
            Prop.ForAll(Arb.From(values, shrink), (Action<T>)Try).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(seed, Gamma));
            seed++;
        }
        while (watch.Elapsed.TotalSeconds < (seconds ?? 0));
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried} cases in {watch.Elapsed.TotalSeconds:0} s, seeds {first} to {seed - 1}"));

        void Try(T value)
        {
            tried++;
            Exception? thrown = null;
            // A thread of its own, with the stack that a worker of the command has, so that what hangs is seen.
            var thread = new Thread(() => thrown = Caught(() => holds(value)), 16 << 20) { IsBackground = true };
            thread.Start();
            if (!thread.Join(Patience))
            {
                throw new TimeoutException($"it takes more than {Patience.TotalSeconds} s");
            }
            if (thrown is not null)
            {
                throw new InvalidOperationException($"seed {seed}: {thrown}", thrown);
            }
        }
    }

    /// <summary>Shorter strings: halves, then the text without each of its parts.</summary>
    public static IEnumerable<string> Shorter(string text)
    {
        for (var size = text.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= text.Length && at < 64 * size; at += size)
            {
                yield return text.Remove(at, size);
            }
        }
    }

    /// <summary>Shorter runs of bytes, likewise.</summary>
    public static IEnumerable<byte[]> Shorter(byte[] bytes)
    {
        for (var size = bytes.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= bytes.Length && at < 64 * size; at += size)
            {
                yield return [.. bytes[..at], .. bytes[(at + size)..]];
            }
        }
    }

    private static Exception? Caught(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? ulong.Parse(value, CultureInfo.InvariantCulture) : null;
}
