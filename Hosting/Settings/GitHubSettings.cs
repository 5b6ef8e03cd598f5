using GitBrag.GitHub;

namespace GitBrag.Hosting;

/// <summary>Reads where GitHub is and with what the server may ask it.</summary>
internal static class GitHubSettings
{
    public static GitHubOptions Read(SettingReader reader)
    {
        var (id, secret) = (reader.Secret("GITHUB_APP_CLIENT_ID"), reader.Secret("GITHUB_APP_CLIENT_SECRET"));
        if (id is null != secret is null)
        {
            var missing = id is null ? "GITHUB_APP_CLIENT_ID" : "GITHUB_APP_CLIENT_SECRET";
            throw new StartRefusedException($"{missing} is missing; an OAuth app needs both its id and its secret, or neither.", StartRefusedException.BadSetting);
        }

        var options = new GitHubOptions { Tokens = [.. reader.Secrets("GITHUB_TOKEN")], AppClientId = id, AppClientSecret = secret };
        options.ApiUrl = reader.Address("GITHUB_API_URL") ?? options.ApiUrl;
        if (reader.Address("GITHUB_GRAPHQL_URL") is { } graphQL)
        {
            options.GraphQLUrl = graphQL;
        }

        return options;
    }
}
