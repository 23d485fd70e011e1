using Isnad.Model.Review;
using Microsoft.AspNetCore.Builder;

namespace Isnad.Web.Features.Api;

/// <summary>What the description says of an address of the API beside what its code shows. The example is a file of resources/api with the note's name.</summary>
/// <param name="Name">Of the operation, and of its example.</param>
/// <param name="Says">What it is for.</param>
/// <param name="Parameters">Values that stand in the address behind the question mark.</param>
internal sealed record ApiNote(string Name, string Says, IReadOnlyList<ApiParameter> Parameters);

/// <summary>A value behind the question mark.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Says">What it asks for.</param>
/// <param name="Words">The words that it takes; any where there are none.</param>
internal sealed record ApiParameter(string Name, string Says, IReadOnlyList<string>? Words = null)
{
    /// <summary>A parameter that takes the words of an enum.</summary>
    public static ApiParameter Of<T>(string name, string says) where T : struct, Enum => new(name, says, [.. Enum.GetValues<T>().Select(ReviewWords.Of)]);

    /// <summary>The page of a list.</summary>
    public static ApiParameter Page { get; } = new("page", "Page of 50, from 1.");

    /// <summary>In which reading.</summary>
    public static ApiParameter Track { get; } = Of<ReadingTrack>("track", "In which reading; the first where none is given. Whoever reads a report is given their own until the readings are settled.");
}

/// <summary>Puts a note on an address.</summary>
internal static class ApiNotes
{
    /// <summary>Says what an address is for; without it a test fails.</summary>
    public static RouteHandlerBuilder Said(this RouteHandlerBuilder route, string name, string says, params IReadOnlyList<ApiParameter> parameters) => route.WithMetadata(new ApiNote(name, says, parameters));
}
