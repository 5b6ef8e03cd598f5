using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Pages.Messages;

/// <summary>The messages of error pages.</summary>
public static class KnownMessages
{
    /// <summary>Finds the message for a problem.</summary>
    /// <param name="problem">The last part of the problem's type.</param>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="detail">Its own detail, for problems without a message here.</param>
    /// <param name="isPrivate">Whether the request was for a private report.</param>
    /// <returns>The message.</returns>
    public static Message For(string problem, int status, string detail, bool isPrivate) => problem switch
    {
        "invalid-username" => new(status, "That is not a GitHub username", GitHubLogin.Rule) { AsksForUsername = true },
        "invalid-period" => new(
            status, "That is not a period", "Choose one of the periods below, or two dates from 2008 until today, the earlier one first.") { AsksForPeriod = true },
        "credentials-required" when isPrivate => new(
            status, "Sign in to see a private report", "A private report can include private repositories, so GitHub must confirm who you are.") { NeedsSignIn = true, IsPrivate = true },
        "credentials-required" => new(status, "Sign in to generate a report", "Generating a report makes hundreds of GitHub requests, which need an account.") { NeedsSignIn = true },
        "private-scope-required" => new(status, "No access to private repositories", "You signed in without access to private repositories. Sign in again and grant it.") { NeedsSignIn = true, IsPrivate = true },
        "bad-credentials" => new(status, "GitHub refused your token", "The token was revoked or has expired. Sign in again.") { NeedsSignIn = true, IsPrivate = isPrivate },
        "github-unavailable" => new(status, "GitHub is unavailable", "GitHub could not confirm who you are. Check githubstatus.com for incidents, or try again in a moment.") { CanRetry = true },
        "username-barred" => new(status, "No reports of this username", "The operator of this service has blocked it. Nothing about it is stored. Try another username:") { AsksForUsername = true },
        "forbidden" => new(status, "You cannot cancel this report", "Only the person who started it, with the same sign-in, or the operator of this service can cancel it.") { LeadsBack = true },
        "task-not-found" => new(status, "There is nothing to cancel", "The task has already ended. The page of the report shows the result.") { LeadsBack = true },
        "queue-full" => new(
            status, "Too many reports at once", $"One report of this username is being generated and {IUserGrain.QueueCapacity} more are queued. Try again in half a minute.") { LeadsBack = true },
        "too-many-periods" => new(status, "Too many periods of one username", "The limit of stored periods is reached. Choose one of those or a named period.") { LeadsBack = true },
        "too-many-starts" => new(status, "Too many reports", "You have started too many reports in a short time. You can still read stored reports. Wait a minute before you start another.") { LeadsBack = true },
        "too-many-tokens" => new(status, "Too many sign-ins", "Too many people have signed in from your network within a minute. Wait a minute.") { CanRetry = true },
        "not-found" => new(status, "Page not found", "The address may be mistyped, or the page has moved. Find a report by username:") { AsksForUsername = true },
        "cross-site-request" => new(status, "Request from another site", "Another site sent this request, or your browser does not say which site did. Open the page on this site and try again there."),
        "forgery" => new(status, "The form has expired", "It was not sent from this site, or your browser no longer has its cookie. Go back and send it again.") { LeadsBack = true },
        "method-not-allowed" => new(status, "Method not allowed", "This address does not accept this kind of request."),
        "cluster-unavailable" => new(status, "Temporarily unavailable", "The servers that store the reports are unavailable. Nothing is lost. Try again in a moment.") { CanRetry = true },
        "storage-unavailable" => new(status, "Temporarily unavailable", "The storage of this service is unavailable. Nothing is lost. Try again in a moment.") { CanRetry = true },
        "timeout" => new(status, "Timeout", "A part of this service took too long to respond. Try again in a moment.") { CanRetry = true },
        _ when status >= 500 => new(status, "Something went wrong", "This is an error of the service. Try again; the operator finds the details in the log.") { CanRetry = true },
        _ => new(status, "Bad request", detail),
    };
}
