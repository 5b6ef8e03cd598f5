using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>What a generation spent.</summary>
/// <param name="Requests">Requests sent to GitHub, the ones that failed among them.</param>
/// <param name="Points">GraphQL points charged by GitHub.</param>
/// <param name="CachedFileLists">File lists that were known already.</param>
/// <param name="FetchedFileLists">File lists that were fetched.</param>
public sealed record ReportCost(
    [property: JsonPropertyName("requests")] int Requests,
    [property: JsonPropertyName("points")] int Points,
    [property: JsonPropertyName("cachedFileLists")] int CachedFileLists,
    [property: JsonPropertyName("fetchedFileLists")] int FetchedFileLists);
