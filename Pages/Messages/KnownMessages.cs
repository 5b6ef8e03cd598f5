using GitBrag.Users;

namespace GitBrag.Pages.Messages;

/// <summary>The service's problems in words for people who look at pages.</summary>
public static class KnownMessages
{
    /// <summary>Finds the words for a problem.</summary>
    /// <param name="problem">The last part of the problem's type.</param>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="detail">Its own sentence, for what has no words here.</param>
    /// <param name="isPrivate">Whether a private report was asked for.</param>
    /// <returns>The message.</returns>
    public static Message For(string problem, int status, string detail, bool isPrivate) => problem switch
    {
        "invalid-username" => new(status, "That is not a GitHub username", GitHubLogin.Rule) { AsksForUsername = true },
        "invalid-period" => new(
            status, "That is not a period", "Take one of the periods below, or two days of which the first is not after the second, from 2008 on and not in the future.") { AsksForPeriod = true },
        "credentials-required" when isPrivate => new(
            status, "Sign in to see a private report", "It may name repositories that are closed to others, so GitHub has to say who you are.") { NeedsSignIn = true, IsPrivate = true },
        "credentials-required" => new(status, "Somebody has to sign in for that", "Generating a report asks GitHub hundreds of questions, and GitHub wants to know in whose name.") { NeedsSignIn = true },
        "private-scope-required" => new(status, "Private repositories are closed to you here", "You are signed in without access to private repositories. Sign in once more and let GitHub open them.") { NeedsSignIn = true, IsPrivate = true },
        "bad-credentials" => new(status, "GitHub refused your token", "It was revoked or has expired. Sign in again.") { NeedsSignIn = true, IsPrivate = isPrivate },
        "github-unavailable" => new(status, "GitHub is not answering", "It had to be asked who you are. githubstatus.com tells whether it has an incident; try again in a moment.") { CanRetry = true },
        "username-barred" => new(status, "No reports of this username", "Whoever runs this service has barred it. Nothing about it is stored here; other usernames have reports:") { AsksForUsername = true },
        "forbidden" => new(status, "That is not yours to cancel", "A report is cancelled by whoever started it, signed in as they were then, or by whoever runs this service.") { LeadsBack = true },
        "task-not-found" => new(status, "There is nothing to cancel", "The work on this report has ended meanwhile. Its page shows what became of it.") { LeadsBack = true },
        "queue-full" => new(
            status, "Too many reports at once", $"One report of this username is being generated and {IUserGrain.QueueCapacity} more wait behind it. Come back in half a minute.") { LeadsBack = true },
        "too-many-periods" => new(status, "Too many periods of one username", "As many as are kept have been asked for already. Take one of those, or one of the named periods.") { LeadsBack = true },
        "too-many-starts" => new(status, "That was too fast", "You have started more reports than one person needs. Stored reports can still be read; wait a minute before you start another.") { LeadsBack = true },
        "too-many-tokens" => new(status, "That was too fast", "More people have signed in from your network within a minute than this service asks GitHub about. Wait a minute.") { CanRetry = true },
        "not-found" => new(status, "Nothing is here", "The address may be mistyped, or the page has moved. Reports are found by username:") { AsksForUsername = true },
        "cross-site-request" => new(status, "That came from elsewhere", "Another site sent it, or a browser that does not say where it comes from. Open the page here and do it there."),
        "forgery" => new(status, "The form was too old", "It was not sent from this site, or your browser no longer has the cookie that proves it was. Go back and send it again.") { LeadsBack = true },
        "method-not-allowed" => new(status, "Not like that", "This address is there to be read, or to be sent a form to, and the request did the other."),
        "cluster-unavailable" => new(status, "Not available right now", "The machines that make and keep the reports cannot be reached. Nothing is lost; try again in a moment.") { CanRetry = true },
        "storage-unavailable" => new(status, "Not available right now", "The service’s storage does not answer. Nothing is lost; try again in a moment.") { CanRetry = true },
        "timeout" => new(status, "No answer in time", "A part of this service took too long. Try again in a moment.") { CanRetry = true },
        _ when status >= 500 => new(status, "Something broke here", "It is not your fault. The service’s log says more, and the page may well work the next time.") { CanRetry = true },
        _ => new(status, "That request cannot be used", detail),
    };
}
