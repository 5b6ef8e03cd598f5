using GitBrag.Api.Contracts;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Problems;

/// <summary>The problems that the calls of this interface can answer with. Their types are part of the interface.</summary>
internal static class KnownProblems
{
    private const string Realm = "Bearer realm=\"gitbrag\"";

    public static Problem InvalidUsername => new(400, "invalid-username", "Not a GitHub username", GitHubLogin.Rule);

    public static Problem InvalidPeriod => new(400, "invalid-period", "Not a period", ReportPeriod.Rule);

    public static Problem InvalidBody => new(
        400, "invalid-body", "The request has a body", "This call takes no body; its parameters go into the query. An empty JSON object is let through.");

    public static Problem MalformedToken => new(
        401, "bad-credentials", "The credentials cannot be used", "Send 'Authorization: Bearer TOKEN' once, with a GitHub token of 1 to 255 visible ASCII characters without blanks.")
    {
        Challenge = $"{Realm}, error=\"invalid_token\"",
    };

    public static Problem WrongOperatorKey => new(
        401, "bad-credentials", "The credentials cannot be used", "The operator's key is OPERATOR_KEY, or the one in owner.json in the service's data directory.")
    {
        Challenge = Realm,
    };

    public static Problem OperatorRequired => new(
        401, "credentials-required", "Only the operator may do this", "Send 'Authorization: Operator KEY', with OPERATOR_KEY, or the key in owner.json in the service's data directory.")
    {
        Challenge = "Operator realm=\"gitbrag\"",
    };

    public static Problem CrossSite => new(
        403, "cross-site-request", "Sent by another site", "A page of another site, or a request without 'Sec-Fetch-Site' and 'Origin', cannot use a signed-in session to change anything here.");

    public static Problem WrongHost => new(
        400, "wrong-host", "Not a name of this service", "The service answers to localhost and to addresses of this machine. Set PUBLIC_URL to have it answer to another name.");

    public static Problem OperatorOnly => new(403, "forbidden", "Only the operator may do this", "A GitHub token does not make one the operator of this service.");

    public static Problem NotYourTask => new(403, "forbidden", "Somebody else's task", "A task is cancelled by whoever started it, with the same token, or by the operator.");

    public static Problem PrivateNeedsOwnCredentials => CredentialsRequired(
        "A private report is made with, and shown to, a GitHub account of your own. Send 'Authorization: Bearer TOKEN' with a GitHub token that has the repo scope.");

    public static Problem PrivateScopeRequired => new(
        403, "private-scope-required", "These credentials do not open private repositories", "Use a GitHub token that has the repo scope, or a fine-grained one that may read private repositories.");

    public static Problem UsernameBarred => new(403, "username-barred", "No reports of this username", "The operator of this service has barred reports of this username.");

    public static Problem TaskNotFound => new(
        404, "task-not-found", "No such task", "There is no such task of this username, or it ended long ago. POST to /api/v1/users/USERNAME/reports/PERIOD starts one.");

    public static Problem ProfileNotFound => new(
        404, "profile-not-found", "No such profile", "No profile of this username is stored. Ask with 'Authorization: Bearer TOKEN' to have GitHub asked for it.");

    public static Problem NothingToExport => new(404, "report-not-found", "No such report", "No report of this username and period is stored. Have it generated at its page first.");

    public static Problem NoSuchAddress => new(404, "not-found", "Nothing is here", "The calls of this service are described at /openapi/v1.json.");

    public static Problem Forgery => new(400, "forgery", "The form cannot be used", "It must hold the token of the page that it was on, and come with that page's cookie.");

    public static Problem QueueFull => new(
        429, "queue-full", "Too many tasks", $"A report of this username is being generated and {IUserGrain.QueueCapacity} wait behind it. Try again when one has ended.")
    {
        RetryAfter = 30,
    };

    public static Problem TooManyPeriods => new(
        409, "too-many-periods", "Too many periods", $"Reports of {IUserGrain.PeriodCapacity} periods of this username were started, which is as many as are kept. Take one of those, or a named one.");

    public static Problem TooManyStarts(TimeSpan wait) => new(
        429, "too-many-starts", "Too many reports started", "Reports were started faster from this address, or by this account, than this service allows. Reading stored ones is not limited.")
    {
        RetryAfter = Seconds(wait),
    };

    public static Problem TooManyTokens(TimeSpan wait) => new(
        429, "too-many-tokens", "Too many tokens", "From this address came more tokens than this service shows to GitHub in a minute.")
    {
        RetryAfter = Seconds(wait),
    };

    public static Problem Internal => new(500, "internal-error", "A fault of this service", "The service's log says more. The request can be tried again.");

    public static Problem Timeout => new(504, "timeout", "No answer in time", "A part of this service took too long to answer. The request can be tried again.");

    public static Problem ClusterAway => new(503, "cluster-unavailable", "Not available now", "The cluster behind this gateway cannot be reached. Ask again in a moment.") { RetryAfter = 5 };

    public static Problem InvalidParameter(string detail) => new(400, "invalid-parameter", "A parameter cannot be used", detail);

    public static Problem CredentialsRequired(string detail) => new(401, "credentials-required", "Credentials are needed", detail) { Challenge = Realm };

    public static Problem TokenRefused(string detail) => new(401, "bad-credentials", "The credentials cannot be used", detail) { Challenge = $"{Realm}, error=\"invalid_token\"" };

    public static Problem GitHubUnavailable(string detail) => new(503, "github-unavailable", "GitHub cannot be asked", detail) { RetryAfter = 10 };

    public static Problem ReportNotFound(TaskView? task) => new(
        404,
        "report-not-found",
        "No such report",
        task is null ? "No report of this username and period is stored. POST to this address to have one generated." : "The report is being generated; the task says how far it is.")
    {
        Task = task,
    };

    public static Problem Unreadable(string sentence) => new(500, "unreadable-storage", "What is stored cannot be read", sentence);

    public static Problem Unavailable(string sentence) => new(503, "storage-unavailable", "Not available now", sentence) { RetryAfter = 5 };

    /// <summary>The problem for a status that a part of the server answered with by itself.</summary>
    public static Problem ForStatus(int status) => status switch
    {
        404 => NoSuchAddress,
        405 => new Problem(405, "method-not-allowed", "Not a method of this address", "The Allow header names the methods that are. The calls are described at /openapi/v1.json."),
        413 => new Problem(413, "body-too-large", "The body is too large", "The calls of this service take no body."),
        >= 500 => Internal,
        _ => new Problem(status, "bad-request", "The request cannot be used", "The calls of this service are described at /openapi/v1.json."),
    };

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
