using Orleans.TestingHost;

namespace GitBrag.Tests.Hosting;

/// <content>Orleans: a cluster of two silos.</content>
internal sealed partial class GrainHost
{
    /// <summary>How often a task is begun again after a restart at most: while the silos of a cluster find each other, the activation may move once more.</summary>
    public const int MostResumptions = 2;

    private InProcessTestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    /// <summary>The services of each process that hosts grains.</summary>
    public IReadOnlyList<IServiceProvider> Silos => [.. _cluster!.Silos.Select(silo => silo.ServiceProvider)];

    private async Task StartRuntimeAsync(HostLink link)
    {
        var builder = new InProcessTestClusterBuilder(2);
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
