namespace GitBrag.GitHub.StandIn;

/// <summary>An error that the answer's <c>errors</c> names.</summary>
internal sealed class GraphQLException(string message) : Exception(message)
{
    /// <summary>GitHub's word for the kind of error, such as NOT_FOUND; null for errors in the query's text.</summary>
    public string? Type { get; init; }

    public SourceLocation? At { get; init; }

    /// <summary>Whether the answer already names it, while it travels up to the first field that may be null.</summary>
    public bool IsReported { get; set; }

    public static GraphQLException NotFound(string message) => new(message) { Type = "NOT_FOUND" };
}
