using GitBrag.Api;
using GitBrag.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Cli.Service;

/// <summary>The service inside this process.</summary>
public sealed class OwnService : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OwnService(WebApplication application) => _application = application;

    /// <summary>The operator key; null before the start.</summary>
    public string? OperatorKey => _application.Services.GetRequiredService<DataDirectoryLock>().OperatorKey;

    /// <summary>Composes the service without starting it.</summary>
    /// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
    /// <returns>The service.</returns>
    /// <exception cref="StartRefusedException">A setting cannot be used.</exception>
    public static OwnService Create(params string[] settings) => new(GitBragApplication.Create(settings, builder =>
    {
        // Log lines would mix with the command's output. Failures arrive as answers.
        builder.Logging.ClearProviders();

        // The command handles signals and stops the service itself.
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
    }));

    /// <summary>Starts the service.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>Its address.</returns>
    /// <exception cref="StartRefusedException">Another process uses something that the service needs.</exception>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _application.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (HostRunner.Explain(exception) is { } refusal)
        {
            throw refusal;
        }

        return LocalAddress.Of(_application.Urls.First());
    }

    /// <summary>Stops the service in order. It stores unfinished work, and the next service continues it.</summary>
    /// <returns>A task that completes when the service has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _application.StopAsync();
        }
        catch (InvalidOperationException)
        {
            // The silo throws when it is stopped before it started.
        }

        await _application.DisposeAsync();
    }

    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
