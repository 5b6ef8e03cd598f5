using System.Text.Json.Serialization;

namespace GitBrag.Users;

/// <summary>What a task has spent so far.</summary>
/// <param name="Requests">Requests sent to GitHub, failed ones included.</param>
/// <param name="Points">GraphQL points charged by GitHub.</param>
/// <param name="CachedFileLists">File lists that were known already.</param>
/// <param name="FetchedFileLists">File lists that were fetched.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportCost")]
public sealed record TaskCost(
    [property: Id(0), JsonPropertyName("requests")] int Requests,
    [property: Id(1), JsonPropertyName("points")] int Points,
    [property: Id(2), JsonPropertyName("cachedFileLists")] int CachedFileLists,
    [property: Id(3), JsonPropertyName("fetchedFileLists")] int FetchedFileLists);
