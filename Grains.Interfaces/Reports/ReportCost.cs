using System.Text.Json.Serialization;

namespace GitBrag.Reports;

/// <summary>What a generation spent.</summary>
/// <param name="Requests">Requests sent to GitHub, the ones that failed among them.</param>
/// <param name="Points">GraphQL points charged by GitHub.</param>
/// <param name="CachedFileLists">File lists that were known already.</param>
/// <param name="FetchedFileLists">File lists that were fetched.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportCost")]
public sealed record ReportCost(
    [property: Id(0), JsonPropertyName("requests")] int Requests,
    [property: Id(1), JsonPropertyName("points")] int Points,
    [property: Id(2), JsonPropertyName("cachedFileLists")] int CachedFileLists,
    [property: Id(3), JsonPropertyName("fetchedFileLists")] int FetchedFileLists);
