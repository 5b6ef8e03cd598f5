using System.Collections.Concurrent;
using System.Threading.Channels;
using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.GitHub.FileLists;
using GitBrag.GitHub.Listing;
using GitBrag.GitHub.Requests;
using GitBrag.GitHub.Sessions;
using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace GitBrag.Tests.GitHub;

/// <summary>The GitHub part at work on a stand-in, without a grain host.</summary>
internal sealed class GitHubAtWork : IAsyncDisposable
{
    public static readonly DateTimeOffset Since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Until = new(2025, 12, 31, 23, 59, 59, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, LocalBudget> _budgets = new();
    private readonly HttpClient _http;
    private readonly GitHubStandIn? _standIn;
    private readonly ILoggerFactory _loggers;

    private GitHubAtWork(GitHubStandIn? standIn, HttpClient http, Uri apiUrl, TimeProvider time)
    {
        (_standIn, _http, Clock) = (standIn, http, new ReportClock(time));
        Options = new GitHubOptions { ApiUrl = apiUrl, Tokens = { GitHubStandIn.DefaultToken } };
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        var client = new GitHubClient(http, Options, Clock.Time, _loggers.CreateLogger<GitHubClient>());
        Access = new GitHubAccess(new GitHubSessions(client, Options, key => _budgets.GetOrAdd(key, _ => new LocalBudget(Clock)), Clock.Time, _loggers.CreateLogger("access")), Tokens);
    }

    public GitHubStandIn StandIn => _standIn ?? throw new InvalidOperationException("There is a script in place of a stand-in.");

    public ReportClock Clock { get; }

    public GitHubOptions Options { get; }

    public TokenProtector Tokens { get; } = new(new EphemeralDataProtectionProvider());

    public GitHubAccess Access { get; }

    public EveryLine Log { get; } = new();

    /// <summary>What the sessions told of their waits, in order.</summary>
    public Channel<DateTimeOffset?> Waits { get; } = Channel.CreateUnbounded<DateTimeOffset?>();

    /// <summary>The keys of the budgets that were asked for.</summary>
    public IEnumerable<string> BudgetKeys => _budgets.Keys;

    /// <summary>The budget of an account of the stand-in.</summary>
    public LocalBudget BudgetOf(string login) => _budgets.GetOrAdd($"{Options.Host}/account/{StandIn.World.User(login)!.DatabaseId}", _ => new LocalBudget(Clock));

    public static async Task<GitHubAtWork> StartAsync(GitHubStandInOptions? options = null)
    {
        options ??= new GitHubStandInOptions();
        var standIn = await GitHubStandIn.StartAsync(options);
        return new GitHubAtWork(standIn, GitHubClient.CreateHttpClient(), standIn.ApiUrl, options.Time);
    }

    /// <summary>Puts a script in GitHub's place.</summary>
    public static GitHubAtWork Scripted(HttpMessageHandler script, TimeProvider? time = null) =>
        new(null, new HttpClient(script) { Timeout = Timeout.InfiniteTimeSpan }, new Uri("https://github.example"), time ?? TimeProvider.System);

    /// <summary>Asks the GitHub double.</summary>
    public static GitHubAtWork Beside(GitHubDouble twin)
    {
        var gitHub = new GitHubAtWork(null, GitHubClient.CreateHttpClient(), twin.Address, TimeProvider.System);
        gitHub.Options.Tokens[0] = GitHubDouble.Token;
        return gitHub;
    }

    /// <summary>The ids of pull requests of the stand-in, in order.</summary>
    public static IEnumerable<string> Ids(IEnumerable<WorldPullRequest> pulls) => pulls.Select(pull => pull.Id).Order(StringComparer.Ordinal);

    public GitHubSession Open(CredentialReference? credential = null) =>
        Access.Open(credential ?? CredentialReference.Server, (until, token) => Waits.Writer.WriteAsync(until, token));

    public Task<Listed> ListAsync(string login, DateTimeOffset? since = null, DateTimeOffset? until = null) => ListAsync(Open(), login, since, until);

    public static async Task<Listed> ListAsync(
        GitHubSession session, string login, DateTimeOffset? since = null, DateTimeOffset? until = null, KnownListing? known = null)
    {
        var pages = new List<ListedPage>();
        var outcome = await session.ListAsync(
            new ListingQuery(login, since ?? Since, until ?? Until, Known: known),
            (page, _) =>
            {
                pages.Add(page);
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);
        return new Listed(outcome, pages);
    }

    public Task<IReadOnlyList<FetchedFileList>> FetchAsync(IEnumerable<ListedPullRequest> wanted) => FetchAsync(Open(), wanted);

    public static async Task<IReadOnlyList<FetchedFileList>> FetchAsync(GitHubSession session, IEnumerable<ListedPullRequest> wanted)
    {
        var results = new List<FetchedFileList>();
        var channel = Channel.CreateUnbounded<ListedPullRequest>();
        var pulls = wanted.ToArray();
        foreach (var pull in pulls)
            await channel.Writer.WriteAsync(pull);
        channel.Writer.Complete();
        await session.FetchFileListsAsync(
            channel.Reader,
            () => pulls.Length,
            (result, _) =>
            {
                results.Add(result);
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);
        return results;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _loggers.Dispose();
        if (_standIn is not null)
            await _standIn.DisposeAsync();
    }
}
