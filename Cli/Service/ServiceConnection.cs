using GitBrag.Cli.Invocation;
using GitBrag.Hosting;

namespace GitBrag.Cli.Service;

/// <summary>A service that a command talks to: the one that owns the data directory, or one in this process that ends with the command.</summary>
public sealed class ServiceConnection : IAsyncDisposable
{
    private const string FreePort = "--urls=http://127.0.0.1:0";

    // Five seconds, for a directory that is free by the time it is looked at and taken when it is to be owned; OwnerSearch waits for its owner longer than that.
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

    /// <summary>Where the service answers, with a slash at its end.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>Speaks with the service.</summary>
    public ServiceClient Client { get; }

    /// <summary>Finds the service that owns the data directory, or starts one in this process on a free loopback port.</summary>
    /// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="CommandFailedException">The owner cannot be reached from here, or the settings name a cluster.</exception>
    /// <exception cref="StartRefusedException">A setting cannot be used, or something needed is in somebody else's hands.</exception>
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
                // Another command took the directory between the look and the start; it is the one to ask now, or it is about to end.
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
                $"CLUSTER_ID names the cluster {cluster.Id}, which is asked through its gateways alone: over REST, as README.md shows. Without CLUSTER_ID this command asks the data directory.",
                ExitCode.BadUsage);
        }

        if (await new OwnerSearch(time).FindAsync(settings.DataDirectory, cancellationToken) is not { } owner)
        {
            return await StartOwnAsync(arguments, cancellationToken);
        }

        // The service belongs to this user on this machine, so it may see the user's token.
        return new ServiceConnection(LocalAddress.Of(owner.Address!), settings.GitHub.Tokens.FirstOrDefault(), owner.OperatorKey, own: null);
    }

    /// <summary>Starts a service in this process where the settings say.</summary>
    /// <param name="settings">Settings over those of the environment, as <c>--NAME=value</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="CommandFailedException">The address is in use.</exception>
    /// <exception cref="StartRefusedException">A setting cannot be used, or something needed is in somebody else's hands.</exception>
    public static Task<ServiceConnection> StartOwnAsync(string[] settings, CancellationToken cancellationToken) =>
        StartAsync(OwnService.Create(settings), cancellationToken);

    /// <summary>Says where a stored report is to be had once the command has ended.</summary>
    /// <param name="path">The report's path below the service's address.</param>
    /// <returns>Its address, or a sentence when no service is left then.</returns>
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
            // Its credentials are those of its settings, and it lends them to its operator.
            return new ServiceConnection(address, token: null, own.OperatorKey, own);
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }
}
