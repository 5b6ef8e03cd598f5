using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace GitBrag.GitHub.Requests;

/// <summary>Credentials in the clear. They exist in memory only, and show themselves to nobody but GitHub.</summary>
internal sealed class GitHubCredential
{
    private readonly string _host;

    private GitHubCredential(AuthenticationHeaderValue authorization, string host, string budget, string? nameAtServer)
    {
        (Authorization, _host, BudgetKey) = (authorization, host, $"{host}/{budget}");
        (Name, IsOfServer) = (nameAtServer ?? "the caller's token", nameAtServer is not null);
    }

    /// <summary>The header that requests carry.</summary>
    public AuthenticationHeaderValue Authorization { get; }

    /// <summary>The key of their own budget.</summary>
    public string BudgetKey { get; }

    /// <summary>What they are called towards the operator.</summary>
    public string Name { get; }

    /// <summary>Whether they are the server's own.</summary>
    public bool IsOfServer { get; }

    /// <summary>Whether they are a token, which is an account's, and not an app's id and secret.</summary>
    public bool IsToken => Authorization.Scheme == "Bearer";

    /// <summary>The credentials of a caller's token.</summary>
    public static GitHubCredential OfCaller(string token, string host) => OfToken(token, host, null);

    /// <summary>The server's own credentials: its tokens, and its OAuth app, which reads public data on a quota of its own. Empty when it has none.</summary>
    public static IReadOnlyList<GitHubCredential> OfServer(GitHubOptions options)
    {
        var tokens = options.Tokens.Distinct().Index().Select(token => OfToken(token.Item, options.Host, $"token {token.Index + 1} of GITHUB_TOKEN"));
        return options is { AppClientId: { } id, AppClientSecret: { } secret } ? [.. tokens, OfApp(id, secret, options.Host)] : [.. tokens];
    }

    /// <summary>The key of the budget of an account that they belong to.</summary>
    /// <param name="accountId">GitHub's numeric id of the account.</param>
    public string BudgetKeyOf(long accountId) => string.Create(CultureInfo.InvariantCulture, $"{_host}/account/{accountId}");

    private static GitHubCredential OfToken(string token, string host, string? nameAtServer) =>
        new(new AuthenticationHeaderValue("Bearer", token), host, TokenFingerprint.Of(token), nameAtServer);

    private static GitHubCredential OfApp(string clientId, string clientSecret, string host) => new(
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"))), host, $"app/{clientId}", "the OAuth app");

    /// <summary>A name that tells nothing.</summary>
    public override string ToString() => BudgetKey;
}
