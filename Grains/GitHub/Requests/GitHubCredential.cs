using System.Net.Http.Headers;
using System.Text;
using GitBrag.Credentials;

namespace GitBrag.GitHub.Requests;

/// <summary>Credentials in the clear. They exist in memory only, and show themselves to nobody but GitHub.</summary>
internal sealed class GitHubCredential
{
    private GitHubCredential(AuthenticationHeaderValue authorization, string budgetKey, bool ofServer) =>
        (Authorization, BudgetKey, IsOfServer) = (authorization, budgetKey, ofServer);

    /// <summary>The header that requests carry.</summary>
    public AuthenticationHeaderValue Authorization { get; }

    /// <summary>The key of the <see cref="ICredentialGrain"/> that keeps their budget.</summary>
    public string BudgetKey { get; }

    /// <summary>Whether they are the server's own.</summary>
    public bool IsOfServer { get; }

    /// <summary>A token's credentials.</summary>
    public static GitHubCredential OfToken(string token, string host, bool ofServer) =>
        new(new AuthenticationHeaderValue("Bearer", token), $"{host}/{TokenProtector.Fingerprint(token)}", ofServer);

    /// <summary>An OAuth app's credentials, which read public data on the app's own quota.</summary>
    public static GitHubCredential OfApp(string clientId, string clientSecret, string host) =>
        new(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"))), $"{host}/app/{clientId}", true);

    /// <summary>The server's own credentials; null when it has none.</summary>
    public static GitHubCredential? OfServer(GitHubOptions options) => options switch
    {
        { Tokens: [var token, ..] } => OfToken(token, options.Host, true),
        { AppClientId: { } id, AppClientSecret: { } secret } => OfApp(id, secret, options.Host),
        _ => null,
    };

    /// <summary>A name that tells nothing.</summary>
    public override string ToString() => BudgetKey;
}
