using GitBrag.Credentials;
using GitBrag.Keys;
using GitBrag.Profiles;
using GitBrag.PullRequests;
using GitBrag.Reports;
using GitBrag.Repositories;
using GitBrag.Sessions;
using GitBrag.Users;

namespace GitBrag.Tests.Contracts;

/// <summary>One of every kind of value that crosses between grains, with no member left at its default.</summary>
internal static class ContractSamples
{
    private static readonly DateTimeOffset Instant = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static readonly GitHubLogin Login = GitHubLogin.FromKey("github.com/octocat");

    private static readonly ReportPeriod Period = ReportPeriod.FromName("2024-01-01..2024-12-31");

    private static readonly RepositoryName Repository = RepositoryName.TryParse("github.com", "octocat/hello.world", out var name) ? name : default;

    private static readonly CredentialReference Credential = new("protected", "0123456789abcdef");

    private static readonly StarSnapshot Count = new(new DateOnly(2025, 3, 1), 70);

    private static readonly Session Signed = new(583231, "OctoCat", ["repo"], Credential, Instant, Instant.AddDays(1));

    private static readonly TaskCost Cost = new(1, 2, 3, 4);

    private static readonly TaskDraft Draft = new([1, 2, 3], Cost);

    private static readonly TaskError Error = new(TaskError.Timeout, "It took too long.");

    private static readonly ReportHeader Header = new(7, Instant, Instant.AddDays(-365), Instant.AddSeconds(-1), true, 583231, "task");

    private static readonly SocialAccount Social = new("mastodon", "https://example.org/@octocat");

    private static readonly FileChange File = new("src/a.cs", 5, 6);

    private static readonly QueuedTask Queued = new("other", ReportPeriod.FromName("1_year"));

    private static readonly ReportTask Task = new(
        "task", new ReportKey(Login, Period), TaskState.Waiting, TaskPhase.Files, 3, 9, Instant, Instant.AddSeconds(1), Instant.AddSeconds(2), Instant.AddSeconds(3), 2, Error, "server", [Queued]);

    public static IReadOnlyList<object> All { get; } =
    [
        Login, Period, Repository, Credential, Cost, Draft, Error, Header, Social, File, Queued, Task,
        new ReportKey(Login, Period, 42), new UserKey(Login, 42), new PrivateViewer(42, 7), new Erasure(3, [new PrivateViewer(42, 7)]),
        new PullRequestId(Repository, 42),
        new FileList([File, new FileChange("b", 1, 0)], true, Instant, Instant.AddHours(-1)),
        new Profile(583231, "OctoCat", "Mona", "https://example.org/a.png", "Cat", "GitHub", "Sea", "https://example.org", "octo", [Social], Instant),
        new RepositoryObservation("A repository", true, 80, Instant, Instant.AddDays(1)) { RepositoryId = 1296269, Former = [Count] },
        Count,
        new StarIncrease(-3, "Why"),
        new ReportPackage(Header, [1, 2], [3, 4]),
        new StoredReport(Header, [5, 6]),
        new StoredFacts(583231, [7, 8]),
        new StartRequest(Period, true, Credential) { TaskId = "0123456789abcdef", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
        new StartOutcome(StartOutcomeKind.QueueFull, Task),
        new StoredReportEntry(Period, Instant, true),
        new TaskProgress(TaskPhase.Files, 3, 9, Instant, Draft),
        new TaskResult(Header, Error),
        new RequestNeed("session", GitHubApi.Rest, 25, 10),
        new RequestGrant(12, Instant, true, 4_900),
        new RequestReceipt
        {
            Grant = 12,
            ResponseTime = TimeSpan.FromMilliseconds(150),
            Answered = true,
            PullRequests = 25,
            FileLists = 10,
            Remaining = 4_900,
            ResetAt = Instant,
            BlockedUntil = Instant.AddMinutes(1),
            BlockedWithoutInstant = true,
            Rejected = true,
            Api = GitHubApi.Rest,
        },
        new CredentialStanding(583231, true),
        Signed, new SessionLookup(Signed, true),
        StartOutcomeKind.Barred, TaskPhase.Storing, TaskState.Cancelled, GitHubApi.Rest,
    ];
}
