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
    /// <summary>The body of a call with these variables.</summary>
    public GraphQLRequest<TVariables> With(TVariables variables) => new(Query, Name, variables);
}
