namespace GitBrag.GitHub.GraphQL;

/// <summary>The answer to a GraphQL call; data and errors may come together.</summary>
internal sealed record GraphQLResponse<TData>(TData? Data, List<GraphQLError?>? Errors);
