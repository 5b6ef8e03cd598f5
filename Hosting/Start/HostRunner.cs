using System.Net.Sockets;
using GitBrag.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Runs a program. A failed start becomes one sentence and an exit code.</summary>
public static class HostRunner
{
    /// <summary>Builds and runs a program until it is stopped.</summary>
    /// <param name="create">Builds it.</param>
    /// <returns>The exit code: 0, 1 when it failed, or that of a <see cref="StartRefusedException"/>.</returns>
    public static async Task<int> RunAsync(Func<IHost> create)
    {
        try
        {
            await RunHostAsync(create());
            return 0;
        }
        catch (Exception exception)
        {
            var refusal = Explain(exception);
            await Console.Error.WriteLineAsync(refusal?.Message ?? $"GitBrag failed: {exception}");
            return refusal?.ExitCode ?? 1;
        }
    }

    /// <summary>Explains a failed start.</summary>
    /// <param name="exception">The exception of the start.</param>
    /// <returns>The refusal; null for a bug.</returns>
    public static StartRefusedException? Explain(Exception exception) => exception switch
    {
        StartRefusedException refusal => refusal,
        StorageException storage => new StartRefusedException(storage.Message, StartRefusedException.Occupied),
        IOException { InnerException: { InnerException: SocketException } or SocketException } socket => Unlistenable(socket.Message),
        InvalidDataException { InnerException: { } cause } file =>
            new StartRefusedException($"{file.Message.TrimEnd('.')}: {Innermost(cause).Message.ReplaceLineEndings(" ").TrimEnd('.')}.", StartRefusedException.BadSetting),
        AggregateException faults => faults.InnerExceptions.Select(Explain).FirstOrDefault(static refusal => refusal is not null),
        _ => null,
    };

    private static async Task RunHostAsync(IHost host)
    {
        using var limit = WatchShutdown(host);
        try
        {
            await host.StartAsync();
            await host.WaitForShutdownAsync();
        }
        catch (Exception fault)
        {
            await StopAsync(host, fault);
            if (fault is SocketException)
            {
                throw Unlistenable($"The program cannot listen on {Addresses(host)}: {fault.Message}");
            }

            throw;
        }
        finally
        {
            await DisposeAsync(host);
        }
    }

    private static ShutdownWatchdog WatchShutdown(IHost host)
    {
        var time = host.Services.GetRequiredService<GitBragSettings>().ShutdownTime;
        return new ShutdownWatchdog(host.Services.GetRequiredService<IHostApplicationLifetime>(), time, TimeProvider.System, () =>
        {
            // The console logger writes on a thread of its own, and the process does not wait for it.
            Console.Error.WriteLine(FormattableString.Invariant($"GitBrag did not stop within {time.TotalSeconds:0} s (SHUTDOWN_TIMEOUT_SECONDS) and exits now."));
            Environment.Exit(1);
        });
    }

    // Stops the services that did start. If that fails too, the first fault still comes first.
    private static async Task StopAsync(IHost host, Exception fault)
    {
        try
        {
            await host.StopAsync();
        }
        catch (Exception further)
        {
            throw new AggregateException(fault, further);
        }
    }

    private static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }

    private static string Addresses(IHost host) => string.Join(" and ", host.Services.GetRequiredService<GitBragSettings>().Addresses);

    private static Exception Innermost(Exception exception) => exception.InnerException is { } cause ? Innermost(cause) : exception;

    private static StartRefusedException Unlistenable(string reason) => new(
        $"{reason.TrimEnd('.')}; let ASPNETCORE_URLS name an address that is free on this machine.", StartRefusedException.Occupied);
}
