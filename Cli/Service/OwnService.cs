using GitBrag.Api;
using GitBrag.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Cli.Service;

/// <summary>The whole application inside this process.</summary>
public sealed class OwnService : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OwnService(WebApplication application) => _application = application;

    /// <summary>The operator's key; null before it is started.</summary>
    public string? OperatorKey => _application.Services.GetRequiredService<DataDirectoryLock>().OperatorKey;

    /// <summary>Makes the application without starting it.</summary>
    /// <param name="settings">Settings over those of the environment, as <c>--NAME=value</c>.</param>
    /// <returns>The application.</returns>
    /// <exception cref="StartRefusedException">A setting cannot be used.</exception>
    public static OwnService Create(params string[] settings) => new(GitBragApplication.Create(settings, builder =>
    {
        // Its log would stand between the lines that a command prints; what matters comes as an answer.
        builder.Logging.ClearProviders();

        // The command listens for signals, and ends the application in its turn.
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
    }));

    /// <summary>Starts the application.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where it answers.</returns>
    /// <exception cref="StartRefusedException">Something needed is in somebody else's hands.</exception>
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

    /// <summary>Ends the application in order: what has begun is stored, so that the next one goes on with it.</summary>
    /// <returns>A task that ends when nothing of it runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _application.StopAsync();
        }
        catch (InvalidOperationException)
        {
            // A silo that was refused before it started cannot be stopped, and says so; there is nothing to stop.
        }

        await _application.DisposeAsync();
    }

    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
