using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace GitBrag.GitHub.StandIn;

/// <summary>The authorization pages of OAuth apps. <see cref="OAuthConsent"/> decides in place of a person.</summary>
internal sealed class OAuthApi(GitHubStandIn standIn, GitHubStandInOptions options)
{
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    private sealed record Grant(string Login, string[] Scopes, string RedirectUri, string? Challenge);

    public async Task<Answer> RespondAsync(string path, HttpRequest request) => (request.Method, path) switch
    {
        ("GET", "/login/oauth/authorize") => Authorize(request.Query),
        ("POST", "/login/oauth/access_token") => standIn.Consent.TokenFault ?? Exchange(await request.ReadFormAsync(request.HttpContext.RequestAborted)),
        _ => Answer.NotFound,
    };

    private Answer Authorize(IQueryCollection query)
    {
        if (query["client_id"] != options.ClientId || !Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect)) return Answer.NotFound;
        var consent = standIn.Consent;
        var answer = consent.Denies ? "error=access_denied&error_description=The+user+has+denied+your+application+access." : $"code={NewGrant(query, redirect, consent.Login)}";
        var location = $"{redirect}{(redirect.Query.Length == 0 ? '?' : '&')}{answer}&state={Uri.EscapeDataString(query["state"].ToString())}";
        return new Answer(302, []).With(new Dictionary<string, string> { ["location"] = location });
    }

    private string NewGrant(IQueryCollection query, Uri redirect, string login)
    {
        var code = RandomNumberGenerator.GetHexString(20, lowercase: true);
        var scopes = query["scope"].ToString().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        _grants[code] = new Grant(login, scopes, redirect.ToString(), query["code_challenge"].FirstOrDefault());
        return code;
    }

    // GitHub answers errors with status 200.
    private Answer Exchange(IFormCollection form)
    {
        if (form["client_id"] != options.ClientId || form["client_secret"] != options.ClientSecret)
            return Wrong("incorrect_client_credentials", "The client_id and/or client_secret passed are incorrect.");
        if (!_grants.TryRemove(form["code"].ToString(), out var grant)) return Wrong("bad_verification_code", "The code passed is incorrect or expired.");
        if (grant.Challenge is not null && Challenge(form["code_verifier"].ToString()) != grant.Challenge)
            return Wrong("bad_verification_code", "The code verifier does not match.");
        if (form["redirect_uri"] is [{ } uri] && uri != grant.RedirectUri)
            return Wrong("redirect_uri_mismatch", "The redirect_uri MUST match the registered callback URL for this application.");
        var token = $"gho_{RandomNumberGenerator.GetHexString(36, lowercase: true)}";
        standIn.Tokens.Add(token, grant.Login, grant.Scopes);
        return Answer.Json(200, new { access_token = token, token_type = "bearer", scope = string.Join(',', grant.Scopes) });
    }

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static Answer Wrong(string error, string description) =>
        Answer.Json(200, new { error, error_description = description, error_uri = "https://docs.github.com/apps/managing-oauth-apps" });
}
