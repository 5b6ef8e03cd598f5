using System.Text.Json.Serialization;

namespace GitBrag.GitHub.GraphQL;

/// <summary>The boundary to GitHub. Its types are used for nothing else.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GraphQLRequest<ListingVariables>))]
[JsonSerializable(typeof(GraphQLRequest<WindowVariables>))]
[JsonSerializable(typeof(GraphQLRequest<SubjectVariables>))]
[JsonSerializable(typeof(GraphQLRequest<RefreshVariables>))]
[JsonSerializable(typeof(GraphQLRequest<RecentVariables>))]
[JsonSerializable(typeof(GraphQLRequest<PullRequestsVariables>))]
[JsonSerializable(typeof(GraphQLRequest<Dictionary<string, string>>))]
[JsonSerializable(typeof(GraphQLRequest<FileListsVariables>))]
[JsonSerializable(typeof(GraphQLRequest<MoreFilesVariables>))]
[JsonSerializable(typeof(GraphQLRequest<NoVariables>))]
[JsonSerializable(typeof(GraphQLResponse<ListingData>))]
[JsonSerializable(typeof(GraphQLResponse<WindowData>))]
[JsonSerializable(typeof(GraphQLResponse<SubjectData>))]
[JsonSerializable(typeof(GraphQLResponse<RefreshData>))]
[JsonSerializable(typeof(GraphQLResponse<RecentData>))]
[JsonSerializable(typeof(GraphQLResponse<PullRequestsData>))]
[JsonSerializable(typeof(GraphQLResponse<CountsData>))]
[JsonSerializable(typeof(GraphQLResponse<StarsData>))]
[JsonSerializable(typeof(GraphQLResponse<VisibilityData>))]
[JsonSerializable(typeof(StarredRepositoryNode))]
[JsonSerializable(typeof(GraphQLResponse<FileListsData>))]
[JsonSerializable(typeof(GraphQLResponse<MoreFilesData>))]
[JsonSerializable(typeof(GraphQLResponse<BareData>))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class GitHubJson : JsonSerializerContext;

/// <summary>The body of an answer that is no success.</summary>
internal sealed record ErrorBody(string? Message, List<GraphQLError?>? Errors)
{
    /// <summary>What GitHub says; null when it says nothing.</summary>
    [JsonIgnore]
    public string? Text => Message ?? Errors?.FirstOrDefault()?.Message;

    /// <summary>Whether a limit refuses the request.</summary>
    [JsonIgnore]
    public bool TellsLimit => GitHubWording.TellsLimit(Message) || Errors?.Exists(static error => error?.TellsLimit is true) is true;
}
