using GitBrag.GitHub.Budgets;

namespace GitBrag.GitHub.Requests;

/// <summary>Tells a budget what an answer says.</summary>
internal static class Receipts
{
    /// <summary>Makes the receipt of a granted request.</summary>
    /// <param name="grant">The grant's number.</param>
    /// <param name="api">Which interface the request went to.</param>
    /// <param name="answer">The answer; null when the request was given up.</param>
    /// <param name="now">The present instant.</param>
    public static RequestReceipt Of(long grant, GitHubApi api, GitHubAnswer? answer, DateTimeOffset now)
    {
        if (answer is null)
        {
            return new RequestReceipt { Grant = grant, Api = api };
        }

        var (limited, until) = (answer.Kind == AnswerKind.RateLimited, WaitUntil(answer, now));
        var soon = now + LimitHeaders.ShortestWait;
        var outOfPoints = limited && answer.Limits.RetryAt is null && (answer.Limits.Remaining == 0 || answer.Errors.Any(static error => error.IsOutOfPoints));
        return new RequestReceipt
        {
            Grant = grant,
            Api = api,
            ResponseTime = answer.ResponseTime,
            Answered = answer.Kind == AnswerKind.Data,
            PullRequests = answer.Common?.PullRequestCount ?? 0,
            FileLists = answer.Common?.FileListCount ?? 0,
            Remaining = outOfPoints ? 0 : answer.Limits.Remaining ?? answer.Common?.RateLimit?.Remaining,
            ResetAt = answer.Limits.ResetAt ?? answer.Common?.RateLimit?.ResetAt,

            // Points that are used up are those of one interface, whose quota waits for its reset. The other one goes on.
            BlockedUntil = outOfPoints && until > soon ? soon : until,
            BlockedWithoutInstant = limited && until is null,
            Rejected = answer.Kind == AnswerKind.BadCredentials,
        };
    }

    /// <summary>Until when GitHub wants to hear nothing; null when it names no instant.</summary>
    public static DateTimeOffset? WaitUntil(GitHubAnswer answer, DateTimeOffset now) =>
        answer.Kind == AnswerKind.RateLimited ? answer.Limits.WaitUntil(now, answer.Errors.Any(static error => error.IsOutOfPoints)) : answer.Limits.RetryAt;
}
