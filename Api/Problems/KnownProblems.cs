using GitBrag.Api.Contracts;
using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Api.Problems;

/// <summary>The problems of the REST interface. Their types are part of it.</summary>
internal static class KnownProblems
{
    private const string Realm = "Bearer realm=\"gitbrag\"";

    public static Problem InvalidUsername => new(400, "invalid-username", "Invalid username", GitHubLogin.Rule);

    public static Problem InvalidPeriod => new(400, "invalid-period", "Invalid period", ReportPeriod.Rule);

    public static Problem InvalidBody => new(
        400, "invalid-body", "Unexpected request body", "This call takes no body, only query parameters. An empty JSON object is accepted.");

    public static Problem MalformedToken => new(
        401, "bad-credentials", "Invalid credentials", "Send one 'Authorization: Bearer TOKEN' header with a GitHub token: 1 to 255 visible ASCII characters without spaces.")
    {
        Challenge = $"{Realm}, error=\"invalid_token\"",
    };

    public static Problem WrongOperatorKey => new(
        401, "bad-credentials", "Invalid credentials", "The operator's key is OPERATOR_KEY, or the one in owner.json in the service's data directory.")
    {
        Challenge = Realm,
    };

    public static Problem OperatorRequired => new(
        401, "credentials-required", "Operator only", "Send 'Authorization: Operator KEY', with OPERATOR_KEY, or the key in owner.json in the service's data directory.")
    {
        Challenge = "Operator realm=\"gitbrag\"",
    };

    public static Problem CrossSite => new(
        403, "cross-site-request", "Cross-site request", "Pages of other sites, and requests without 'Sec-Fetch-Site' or 'Origin', cannot use a signed-in session to change anything.");

    public static Problem WrongHost => new(
        400, "wrong-host", "Unknown host", "The service accepts localhost and IP addresses as its host. Set PUBLIC_URL to use another name.");

    public static Problem OperatorOnly => new(403, "forbidden", "Operator only", "A GitHub token is not the operator's key.");

    public static Problem NotYourTask => new(403, "forbidden", "Not your task", "Only the caller who started a task, with the same token, or the operator can cancel it.");

    public static Problem PrivateNeedsOwnCredentials => CredentialsRequired(
        "A private report belongs to a GitHub account. Send 'Authorization: Bearer TOKEN' with a GitHub token that has the repo scope.");

    public static Problem PrivateScopeRequired => new(
        403, "private-scope-required", "No access to private repositories", "Use a GitHub token with the repo scope, or a fine-grained one that can read private repositories.");

    public static Problem UsernameBarred => new(403, "username-barred", "Username blocked", "The operator of this service has blocked reports of this username.");

    public static Problem TaskNotFound => new(
        404, "task-not-found", "Task not found", "The username has no such task, or it ended long ago. POST to /api/v1/users/USERNAME/reports/PERIOD to start one.");

    public static Problem ProfileNotFound => new(
        404, "profile-not-found", "Profile not found", "No profile of this username is stored. Send 'Authorization: Bearer TOKEN' to fetch it from GitHub.");

    public static Problem NothingToExport => new(404, "report-not-found", "Report not found", "No report of this username and period is stored. Generate it on its page first.");

    public static Problem NoSuchAddress => new(404, "not-found", "Not found", "See /openapi/v1.json for the calls of this service.");

    public static Problem Forgery => new(400, "forgery", "Invalid form", "The antiforgery token or its cookie is missing or does not match.");

    public static Problem QueueFull => new(
        429, "queue-full", "Queue full", $"One task of this username is running and {IUserGrain.QueueCapacity} are queued. Try again when one has ended.")
    {
        RetryAfter = 30,
    };

    public static Problem TooManyPeriods => new(
        409, "too-many-periods", "Too many periods", $"This username already has reports of {IUserGrain.PeriodCapacity} periods, which is the limit. Use one of those or a named period.");

    public static Problem TooManyStarts(TimeSpan wait) => new(
        429, "too-many-starts", "Too many starts", "This address or account has started too many reports. Reading stored reports is not limited.")
    {
        RetryAfter = Seconds(wait),
    };

    public static Problem TooManyTokens(TimeSpan wait) => new(
        429, "too-many-tokens", "Too many tokens", "This address has sent too many different tokens in a minute.")
    {
        RetryAfter = Seconds(wait),
    };

    public static Problem Internal => new(500, "internal-error", "Internal error", "The log of the service has the details. You can retry the request.");

    public static Problem Timeout => new(504, "timeout", "Timeout", "A part of this service did not respond in time. You can retry the request.");

    public static Problem ClusterAway => new(503, "cluster-unavailable", "Cluster unavailable", "This gateway cannot reach its cluster. Try again in a moment.") { RetryAfter = 5 };

    public static Problem InvalidParameter(string detail) => new(400, "invalid-parameter", "Invalid parameter", detail);

    public static Problem CredentialsRequired(string detail) => new(401, "credentials-required", "Credentials required", detail) { Challenge = Realm };

    public static Problem TokenRefused(string detail) => new(401, "bad-credentials", "Invalid credentials", detail) { Challenge = $"{Realm}, error=\"invalid_token\"" };

    public static Problem GitHubUnavailable(string detail) => new(503, "github-unavailable", "GitHub unavailable", detail) { RetryAfter = 10 };

    public static Problem ReportNotFound(TaskView? task) => new(
        404,
        "report-not-found",
        "Report not found",
        task is null ? "No report of this username and period is stored. POST to this address to generate it." : "The report is being generated. The task has its progress.")
    {
        Task = task,
    };

    public static Problem Unreadable(string sentence) => new(500, "unreadable-storage", "Unreadable storage", sentence);

    public static Problem Unavailable(string sentence) => new(503, "storage-unavailable", "Storage unavailable", sentence) { RetryAfter = 5 };

    /// <summary>The problem for a status that the server itself responded with.</summary>
    public static Problem ForStatus(int status) => status switch
    {
        404 => NoSuchAddress,
        405 => new Problem(405, "method-not-allowed", "Method not allowed", "The Allow header lists the allowed methods. See /openapi/v1.json for the calls of this service."),
        413 => new Problem(413, "body-too-large", "Body too large", "The calls of this service take no body."),
        >= 500 => Internal,
        _ => new Problem(status, "bad-request", "Bad request", "See /openapi/v1.json for the calls of this service."),
    };

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
