namespace GitBrag.GitHub.StandIn;

internal static class RequestUrl
{
    private const string EnterprisePrefix = "/api/v3";

    /// <summary>The scheme and host that the client used.</summary>
    public static string Base(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>The path without the prefix that Enterprise servers have: <c>/api/v3</c>, or <c>/api</c> before <c>/graphql</c>.</summary>
    public static string Path(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        if (path.Equals("/api/graphql", StringComparison.Ordinal)) return "/graphql";
        return IsEnterprise(path) ? path[EnterprisePrefix.Length..] : path;
    }

    /// <summary>The root of the REST API that the client used.</summary>
    public static string Api(HttpRequest request) => Base(request) + (IsEnterprise(request.Path.Value ?? "/") ? EnterprisePrefix : "");

    private static bool IsEnterprise(string path) => path.StartsWith(EnterprisePrefix + "/", StringComparison.Ordinal);
}
