using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Setup;
using GitBrag.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.TestingHost;

namespace GitBrag.Tests.Hosting;

/// <summary>
/// The grains on an Orleans cluster, with a GitHub of its own. What the grains store outlives a restart. Reports go by
/// <see cref="Clock"/>, which only the test moves; the runtime goes by real time.
/// </summary>
internal sealed class GrainHost : IAsyncDisposable
{
    /// <summary>How often a task is begun again after a restart at most: while the silos of a cluster find each other, the activation may move once more.</summary>
    public const int MostResumptions = 2;

    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly GrainHostOptions _options;
    private HostLink _link = new();
    private InProcessTestCluster? _cluster;

    private GrainHost(GrainHostOptions options, GitHubStandIn gitHub) => (_options, GitHub, Clock) = (options, gitHub, options.Clock);

    public IGrainFactory Grains => _cluster!.Client;

    /// <summary>The services of each process that hosts grains.</summary>
    public IReadOnlyList<IServiceProvider> Silos => [.. _cluster!.Silos.Select(silo => silo.ServiceProvider)];

    /// <summary>The GitHub that the grains ask. It goes by <see cref="Clock"/> as well.</summary>
    public GitHubStandIn GitHub { get; }

    public ManualTimeProvider Clock { get; }

    public StoredStates States { get; } = new();

    public StoredReminders Reminders { get; } = new();

    /// <summary>What the hosts logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Starts a host over empty storage.</summary>
    /// <param name="configure">Sets what differs from the defaults.</param>
    public static async Task<GrainHost> StartAsync(Action<GrainHostOptions>? configure = null)
    {
        var options = new GrainHostOptions();
        configure?.Invoke(options);
        var gitHub = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Time = options.Clock, Limits = options.Limits });
        var host = new GrainHost(options, gitHub);
        await host.StartRuntimeAsync(host._link);
        return host;
    }

    /// <summary>Stops the host in good order and starts another over the same storage.</summary>
    /// <param name="meanwhile">What to do while there is no host.</param>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await StopRuntimeAsync();
        await StartAnewAsync(meanwhile);
    }

    /// <summary>Has the host go as by kill -9, and starts another over the same storage.</summary>
    /// <param name="meanwhile">What to do while there is no host.</param>
    public async Task CrashAsync(Action? meanwhile = null)
    {
        _link.Cut();
        await KillRuntimeAsync();
        await StartAnewAsync(meanwhile);
    }

    /// <summary>A reference to the credentials of a caller who has this token.</summary>
    public CredentialReference Credential(string token) => new TokenProtector(_protection).Protect(token);

    public async ValueTask DisposeAsync()
    {
        GitHub.BeforeAnswer = null;
        try
        {
            await GitHub.DisposeAsync();
        }
        finally
        {
            States.BeforeChange = null;
            await StopRuntimeAsync();
        }
    }

    private Task StartAnewAsync(Action? meanwhile)
    {
        meanwhile?.Invoke();
        _link = new HostLink();
        return StartRuntimeAsync(_link);
    }

    private void AddServices(IServiceCollection services, HostLink link)
    {
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log));
        services.AddSingleton(new ReportClock(_options.Time ?? Clock));
        services.AddSingleton<IDataProtectionProvider>(_protection);
        services.AddSingleton<TokenProtector>();
        services.AddGrainServices(_options.Grains, _options.GitHub ?? new GitHubOptions { ApiUrl = GitHub.ApiUrl, Tokens = _options.Tokens });

        // A test silo has Orleans' own serialiser before this, which a program adds after it.
        services.AddSingleton<IGrainStorageSerializer>(GrainServices.CreateStateSerializer());

        services.AddSingleton<IGrainStorage>(provider => new StateStorage(States, link, provider.GetRequiredService<IGrainStorageSerializer>()));
        services.AddSingleton<IReminderTable>(new ReminderStorage(Reminders, link));
    }

    private async Task StartRuntimeAsync(HostLink link)
    {
        var builder = new InProcessTestClusterBuilder(_options.Silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddReminders();
            AddServices(silo.Services, link);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    private async Task StopRuntimeAsync()
    {
        if (_cluster is null)
            return;
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        _cluster = null;
    }

    private async Task KillRuntimeAsync()
    {
        await _cluster!.KillClientAsync();
        await Task.WhenAll(_cluster.Silos.Select(_cluster.KillSiloAsync));
        await _cluster.DisposeAsync();
        _cluster = null;
    }
}
