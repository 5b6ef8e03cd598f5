namespace GitBrag.GitHub.StandIn;

internal static class RequestUrl
{
    private const string EnterprisePrefix = "/api/v3";
    private const string ViaPrefix = "/via/";
    private const string GraphQL = "/graphql";

    /// <summary>The scheme and host that the client used.</summary>
    public static string Base(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>The path without the prefix that Enterprise servers have: <c>/api/v3</c>, or <c>/api</c> before <c>/graphql</c>.</summary>
    public static string Path(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        if (path.Equals("/api/graphql", StringComparison.Ordinal) || Via(request) is not null) return GraphQL;
        return IsEnterprise(path) ? path[EnterprisePrefix.Length..] : path;
    }

    /// <summary>The name in <c>/via/NAME/graphql</c>; null for any other path.</summary>
    public static string? Via(HttpRequest request) =>
        request.Path.Value is { } path && path.StartsWith(ViaPrefix, StringComparison.Ordinal) && path.EndsWith(GraphQL, StringComparison.Ordinal)
            ? path[ViaPrefix.Length..^GraphQL.Length]
            : null;

    /// <summary>The root of the REST API that the client used.</summary>
    public static string Api(HttpRequest request) => Base(request) + (IsEnterprise(request.Path.Value ?? "/") ? EnterprisePrefix : "");

    private static bool IsEnterprise(string path) => path.StartsWith(EnterprisePrefix + "/", StringComparison.Ordinal);
}
