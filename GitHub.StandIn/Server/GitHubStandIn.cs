using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GitBrag.GitHub.StandIn;

/// <summary>
/// A small GitHub on this machine: REST, GraphQL, limits, latency and faults over a <see cref="World"/> that the caller fills. It listens on
/// 127.0.0.1 until it is disposed. Paths under <c>/api/v3</c> and <c>/api/graphql</c> answer too, as on an Enterprise server.
/// </summary>
public sealed class GitHubStandIn : IAsyncDisposable
{
    /// <summary>A token that is accepted from the start: of the user <c>tester</c>, with the scope <c>read:user</c>.</summary>
    public const string DefaultToken = "standin-token";

    private readonly CancellationTokenSource _stopping = new();
    private readonly WebApplication _application;
    private readonly GitHubStandInOptions _options;
    private volatile Limits _limits;
    private int _held;
    private volatile bool _limitsWereTouched;
    private bool _isDisposed;

    private GitHubStandIn(GitHubStandInOptions options)
    {
        _options = options;
        World = new World(options.Time);
        Tokens = new TokenRegistry(World, options.ClientId, options.ClientSecret);
        Tokens.Add(DefaultToken, "tester", "read:user");
        Faults = new FaultList(options.Seed);
        _limits = new Limits(options.Limits, options.Time, Stats);
        _limitsWereTouched = options.Limits != new LimitOptions();
        _application = Build(options.Port);
        var requests = new RequestPipeline(this, options, _stopping.Token);
        _application.Run(requests.HandleAsync);
    }

    /// <summary>The root of the REST API, with a slash at its end.</summary>
    public Uri ApiUrl { get; private set; } = null!;

    /// <summary>The address of the GraphQL API.</summary>
    public Uri GraphQLUrl => new(ApiUrl, "graphql");

    /// <summary>The users, repositories and pull requests.</summary>
    public World World { get; }

    /// <summary>The accepted tokens.</summary>
    public TokenRegistry Tokens { get; }

    /// <summary>The decision of the person whom an OAuth app asks for authorization.</summary>
    public OAuthConsent Consent { get; } = new();

    /// <summary>The requests so far.</summary>
    public Stats Stats { get; } = new();

    /// <summary>The active faults.</summary>
    public FaultList Faults { get; }

    /// <summary>
    /// Called with each request that the limits let in, when its answer is made but not sent; the answer waits for the task. Lets a test hold
    /// requests and release them. Null for none.
    /// </summary>
    public Func<GitHubCall, Task>? BeforeAnswer { get; set; }

    /// <summary>How many answers wait for <see cref="BeforeAnswer"/>, a fault or a modelled time: they come when the test, or its clock, lets them.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Whether everybody may see who starred a repository, as before 2026-06-30; default false: its owner alone.</summary>
    public bool ShowsStargazers { get; set; }

    /// <summary>How it differs from GitHub itself, until it is reset.</summary>
    public StandInMode Mode { get; set; } = StandInMode.Usual;

    internal Limits Limits => _limits;

    /// <summary>Starts a stand-in and returns when it listens.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<GitHubStandIn> StartAsync(GitHubStandInOptions? options = null, CancellationToken cancellationToken = default)
    {
        var standIn = new GitHubStandIn(options ?? new GitHubStandInOptions());
        try
        {
            await standIn._application.StartAsync(cancellationToken);
        }
        catch
        {
            await standIn.DisposeAsync();
            throw;
        }

        var addresses = standIn._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        standIn.ApiUrl = new Uri(addresses.Single());
        return standIn;
    }

    /// <summary>
    /// How the clients broke the limits since the start, whatever was reset meanwhile: by going on after they were told to wait, or by hitting a limit although
    /// none was made small and no fault brought one about. Null when they did not.
    /// </summary>
    public string? BrokenLimits => Stats.EverLimited switch
    {
        { Violations: > 0 and var violations } => $"{violations} requests were sent although GitHub had said to wait.",
        { Hits: > 0 and var hits } when !_limitsWereTouched => $"{hits} requests were refused by limits that are GitHub's own.",
        _ => null,
    };

    /// <summary>Forgets the counts, ends all faults and modes, and gives every account fresh limits. The world and the tokens stay.</summary>
    /// <param name="limits">The new sizes of the limits; null for those it was started with.</param>
    public void Reset(LimitOptions? limits = null)
    {
        Faults.Clear();
        World.WritesNewIds = false;
        Mode = StandInMode.Usual;
        ResetLimits(limits);
        ResetStats();
    }

    /// <summary>Forgets the counts and the log.</summary>
    public void ResetStats() => Stats.Clear();

    /// <summary>Gives every account fresh limits.</summary>
    /// <param name="limits">Their sizes; null for those it was started with.</param>
    public void ResetLimits(LimitOptions? limits = null)
    {
        _limitsWereTouched |= limits is not null;
        _limits = new Limits(limits ?? _options.Limits, _options.Time, Stats);
    }

    /// <summary>Aborts open requests and stops listening. A second call does nothing.</summary>
    /// <exception cref="InvalidOperationException">A client broke the limits, and <see cref="GitHubStandInOptions.HoldsClientsToLimits"/> is set. It has stopped all the same.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _stopping.CancelAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
        if (_options.HoldsClientsToLimits && BrokenLimits is { } broken) throw new InvalidOperationException($"{broken} The calls:{Environment.NewLine}{Stats.Tail}");
    }

    internal void TouchLimits() => _limitsWereTouched = true;

    /// <summary>Delays an answer until the task completes, and counts it in <see cref="Held"/>.</summary>
    internal async Task HoldAsync(Task wait)
    {
        Interlocked.Increment(ref _held);
        try
        {
            await wait;
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }

    /// <summary>Waits by the clock. A zero wait returns at once, even with a stopped clock.</summary>
    internal Task PauseAsync(TimeSpan wait, CancellationToken ended) => wait > TimeSpan.Zero ? HoldAsync(Task.Delay(wait, _options.Time, ended)) : Task.CompletedTask;

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // The surrounding program handles signals; the stand-in stops when it is disposed.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        return builder.Build();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
