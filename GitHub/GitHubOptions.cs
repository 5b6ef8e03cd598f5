namespace GitBrag.GitHub;

/// <summary>Where GitHub is and what the server itself may ask it with. Set from the environment; validated at start.</summary>
public sealed class GitHubOptions
{
    private static readonly Uri PublicApi = new("https://api.github.com");

    /// <summary>The root of the REST API (<c>GITHUB_API_URL</c>). GitHub Enterprise Server has it at <c>https://HOST/api/v3</c>. Default <c>https://api.github.com</c>.</summary>
    public Uri ApiUrl { get; set; } = PublicApi;

    /// <summary>
    /// The GraphQL endpoint (<c>GITHUB_GRAPHQL_URL</c>). While it is not set it follows from <see cref="ApiUrl"/>:
    /// <c>https://HOST/api/v3</c> has it at <c>https://HOST/api/graphql</c>, any other root has it below itself at <c>/graphql</c>.
    /// </summary>
    public Uri GraphQLUrl
    {
        get => field ?? DeriveGraphQLUrl(ApiUrl);
        set;
    }

    /// <summary>The server's own tokens (<c>GITHUB_TOKEN</c>); empty when it has none.</summary>
    public IList<string> Tokens { get; init; } = [];

    /// <summary>The client id of the OAuth app (<c>GITHUB_APP_CLIENT_ID</c>); null when there is none.</summary>
    public string? AppClientId { get; set; }

    /// <summary>The client secret of the OAuth app (<c>GITHUB_APP_CLIENT_SECRET</c>); null when there is none.</summary>
    public string? AppClientSecret { get; set; }

    /// <summary>The host that keys begin with: <c>github.com</c> for the public API, else the host of <see cref="ApiUrl"/>, with its port where that is not the usual one.</summary>
    public string Host => ApiUrl.Host.Equals(PublicApi.Host, StringComparison.OrdinalIgnoreCase) ? "github.com" : ApiUrl.Authority.ToLowerInvariant();

    /// <summary>
    /// The root of the site that people use: <c>https://github.com</c> for the public API, <c>https://NAME.ghe.com</c> for <c>https://api.NAME.ghe.com</c>, else
    /// the root of the host of <see cref="ApiUrl"/>.
    /// </summary>
    public Uri Site
    {
        get
        {
            const string enterpriseCloud = ".ghe.com";
            var (host, root) = (ApiUrl.Host, ApiUrl.GetLeftPart(UriPartial.Authority));
            return host.Equals(PublicApi.Host, StringComparison.OrdinalIgnoreCase) ? new Uri("https://github.com")
                : host.EndsWith(enterpriseCloud, StringComparison.OrdinalIgnoreCase) ? new Uri(root.Replace("://api.", "://", StringComparison.OrdinalIgnoreCase))
                : new Uri(root);
        }
    }

    /// <summary><see cref="ApiUrl"/> with a slash at its end.</summary>
    internal Uri RestRoot => new($"{ApiUrl.GetLeftPart(UriPartial.Path).TrimEnd('/')}/");

    private static Uri DeriveGraphQLUrl(Uri api)
    {
        const string enterprise = "/api/v3";
        var root = api.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return root.EndsWith(enterprise, StringComparison.OrdinalIgnoreCase)
            ? new Uri($"{root[..^enterprise.Length]}/api/graphql")
            : new Uri($"{root}/graphql");
    }
}
