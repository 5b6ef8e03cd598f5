using GitBrag.Api.Problems;
using GitBrag.Api.Sessions;
using GitBrag.Credentials;
using GitBrag.Hosting;
using GitBrag.Keys;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Callers;

/// <summary>Reads a request's caller from its headers, or from its session.</summary>
internal sealed class CallerReader(GitBragSettings settings, GitHubAccess gitHub, TokenProtector tokens, OperatorKey operatorKey)
{
    private const string Bearer = "Bearer ";
    private const string Operator = "Operator ";
    private const int LongestToken = 255;

    private readonly CredentialReference? _forOperator = gitHub.HasServerCredential ? CredentialReference.Server : null;

    private readonly Caller _anonymous = new(false, null, settings.AllowAnonymousGeneration && gitHub.HasServerCredential ? CredentialReference.Server : null)
    {
        IsLocal = settings.Web.IsLocal,
    };

    /// <summary>Reads the caller; null means success. Malformed credentials are a problem, missing ones are not.</summary>
    public Problem? Read(HttpRequest request, out Caller caller)
    {
        caller = _anonymous;
        var header = request.Headers.Authorization;
        if (StringValues.IsNullOrEmpty(header))
        {
            if (CurrentSession.Of(request.HttpContext) is { } session)
            {
                caller = new Caller(false, session.Credential, session.Credential);
            }

            return null;
        }

        var text = header.Count == 1 ? header.ToString() : "";
        if (text.StartsWith(Operator, StringComparison.OrdinalIgnoreCase))
        {
            caller = new Caller(true, null, _forOperator);
            return operatorKey.Matches(text[Operator.Length..].Trim()) ? null : KnownProblems.WrongOperatorKey;
        }

        var token = text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? text[Bearer.Length..].Trim() : "";
        if (token.Length is 0 or > LongestToken || !token.All(static c => c is > ' ' and <= '~'))
        {
            return KnownProblems.MalformedToken;
        }

        var own = tokens.Protect(token);
        caller = new Caller(false, own, own);
        return null;
    }

    /// <summary>The problem for a caller without credentials.</summary>
    public Problem Refuse() => KnownProblems.CredentialsRequired(
        gitHub.HasServerCredential
            ? "Send 'Authorization: Bearer TOKEN' with your GitHub token. This service does not lend its own credentials (ALLOW_ANONYMOUS_GENERATION is off)."
            : "Send 'Authorization: Bearer TOKEN' with your GitHub token. This service has no GitHub credentials of its own (GITHUB_TOKEN is not set).");
}
