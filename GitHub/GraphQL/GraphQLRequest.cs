namespace GitBrag.GitHub.GraphQL;

/// <summary>The body of a GraphQL call. Whatever comes from outside goes into the variables, never into the query.</summary>
internal sealed record GraphQLRequest<TVariables>(string Query, string OperationName, TVariables Variables);
