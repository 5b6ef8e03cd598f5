using GitBrag.LocalRuntime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Tests.Hosting;

/// <content>The local runtime: one process.</content>
internal sealed partial class GrainHost
{
    /// <summary>How often a task is begun again after a restart at most.</summary>
    public const int MostResumptions = 1;

    private IHost? _host;

    public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The services of each process that hosts grains.</summary>
    public IReadOnlyList<IServiceProvider> Silos => [_host!.Services];

    private async Task StartRuntimeAsync(HostLink link)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        AddServices(builder.Services, link);
        builder.Services.AddLocalRuntime(options => options.GrainAssemblies.Add(typeof(GitBragOptions).Assembly));
        _host = builder.Build();
        await _host.StartAsync();
    }

    private async Task StopRuntimeAsync()
    {
        if (_host is null)
            return;
        await _host.StopAsync();
        _host.Dispose();
        _host = null;
    }

    // Never stopped, so no grain is told; what still runs finds nothing left to work with.
    private Task KillRuntimeAsync()
    {
        _host!.Dispose();
        _host = null;
        return Task.CompletedTask;
    }
}
