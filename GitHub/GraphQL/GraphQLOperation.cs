using System.Text.Json.Serialization.Metadata;

namespace GitBrag.GitHub.GraphQL;

/// <summary>A query that can be asked, with how its variables are written and its answer is read.</summary>
internal sealed record GraphQLOperation<TVariables, TData>(
    string Name,
    string Query,
    JsonTypeInfo<GraphQLRequest<TVariables>> RequestType,
    JsonTypeInfo<GraphQLResponse<TData>> ResponseType)
    where TData : QueryData
{
    // Every query begins with it.
    private const string Common = "rateLimit { cost remaining resetAt }";

    /// <summary>The body of a call.</summary>
    /// <param name="variables">Its variables.</param>
    /// <param name="asksForViewer">Whether to ask as well whose the credentials are, which costs nothing.</param>
    public GraphQLRequest<TVariables> With(TVariables variables, bool asksForViewer) =>
        new(asksForViewer && !Query.Contains("viewer", StringComparison.Ordinal) ? Query.Replace(Common, $"{Common} viewer {{ databaseId }}", StringComparison.Ordinal) : Query, Name, variables);
}
