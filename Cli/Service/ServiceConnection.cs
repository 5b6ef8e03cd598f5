using GitBrag.Cli.Invocation;
using GitBrag.Hosting;

namespace GitBrag.Cli.Service;

/// <summary>The service that a command uses: the one that owns the data directory, or one in this process that ends with the command.</summary>
public sealed class ServiceConnection : IAsyncDisposable
{
    private const string FreePort = "--urls=http://127.0.0.1:0";

    // Five seconds in all: another command may take the directory between the search for its owner and the start.
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http;
    private readonly OwnService? _own;

    private ServiceConnection(Uri address, string? token, string? operatorKey, OwnService? own)
    {
        _own = own;
        _http = new HttpClient { BaseAddress = address };
        Client = new ServiceClient(_http, token, operatorKey);
    }

    /// <summary>The address of the service. It ends with a slash.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>The REST client.</summary>
    public ServiceClient Client { get; }

    /// <summary>Finds the service that owns the data directory, or starts one in this process on a free loopback port.</summary>
    /// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="CommandFailedException">The owner cannot be reached from here, or the settings name a cluster.</exception>
    /// <exception cref="StartRefusedException">A setting cannot be used, or another process uses something that the service needs.</exception>
    public static async Task<ServiceConnection> OpenAsync(string[] settings, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OpenOnceAsync([.. settings, FreePort], time, cancellationToken);
            }
            catch (StartRefusedException refusal) when (refusal.ExitCode == StartRefusedException.Occupied && attempt < Attempts)
            {
                // Another command took the directory. The next attempt uses its service, or starts one when that command has ended.
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private static async Task<ServiceConnection> OpenOnceAsync(string[] arguments, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = GitBragSettings.Read(ProgramBuilder.Create(arguments, null).Configuration);
        if (settings.Cluster is { } cluster)
        {
            throw new CommandFailedException(
                $"CLUSTER_ID names the cluster {cluster.Id}, which answers through its gateways only: over REST, as README.md shows. Without CLUSTER_ID this command uses the data directory.",
                ExitCode.BadUsage);
        }

        if (await new OwnerSearch(time).FindAsync(settings.DataDirectory, cancellationToken) is not { } owner)
        {
            return await StartOwnAsync(arguments, cancellationToken);
        }

        // The service belongs to this user on this machine, so it may see the user's token.
        return new ServiceConnection(LocalAddress.Of(owner.Address!), settings.GitHub.Tokens.FirstOrDefault(), owner.OperatorKey, own: null);
    }

    /// <summary>Starts a service in this process.</summary>
    /// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="CommandFailedException">The address is in use.</exception>
    /// <exception cref="StartRefusedException">A setting cannot be used, or another process uses something that the service needs.</exception>
    public static Task<ServiceConnection> StartOwnAsync(string[] settings, CancellationToken cancellationToken) =>
        StartAsync(OwnService.Create(settings), cancellationToken);

    /// <summary>Says where to read a stored report after the command has ended.</summary>
    /// <param name="path">The path of the report, relative to the service's address.</param>
    /// <returns>Its address, or a sentence when the service ends with the command.</returns>
    public string Whereabouts(string path) => _own is null ? new Uri(Address, path).ToString() : $"Kept for good; ./gitbrag run serves it at /{path}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static async Task<ServiceConnection> StartAsync(OwnService own, CancellationToken cancellationToken)
    {
        try
        {
            var address = await own.StartAsync(cancellationToken);
            // The service has the user's credentials and lets its operator use them.
            return new ServiceConnection(address, token: null, own.OperatorKey, own);
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }
}
