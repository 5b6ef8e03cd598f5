using GitBrag.GitHub.Requests;
using GitBrag.GitHub.Rest;

namespace GitBrag.GitHub.Accounts;

/// <summary>Finds out whose credentials are and whether they open private repositories.</summary>
internal sealed class AccountLookup(MeteredRequests requests)
{
    /// <summary>Asks GitHub.</summary>
    /// <param name="known">What it said before; an answer that is still the same costs no quota. Null when nothing is known.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task<AccountOutcome> RunAsync(AccountOutcome? known, CancellationToken cancellationToken)
    {
        var answer = await requests.AskAsync(RestQuestions.Account, known?.ETag, cancellationToken).ConfigureAwait(false);
        if (answer.Data is not { } data || (data.Id ?? known?.Account?.Id) is not { } id)
        {
            return new AccountOutcome(null, null, GitHubErrors.NoAnswer(answer, ofServer: false));
        }

        var account = new GitHubAccount(id, data.Login ?? known?.Account?.Login ?? "", false);
        if (data.Scopes is { } scopes)
        {
            return new AccountOutcome(account with { ReadsPrivate = TokenScopes.ReadPrivate(scopes) }, data.ETag, null);
        }

        // Such a token lists no scopes; what it opens is seen by trying.
        var repositories = await requests.AskAsync(RestQuestions.PrivateRepositories, null, cancellationToken).ConfigureAwait(false);
        return repositories.Kind is AnswerKind.Data or AnswerKind.Refused or AnswerKind.NotFound
            ? new AccountOutcome(account with { ReadsPrivate = repositories.Data is { SeesAny: true } }, data.ETag, null)
            : new AccountOutcome(null, null, GitHubErrors.NoAnswer(repositories, ofServer: false));
    }
}
