using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace GitBrag.Testing.Redis;

/// <summary>A real Redis server of its own on a free loopback port, which keeps its data in a temporary directory. As a fixture, it does nothing where Redis is not installed.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private const int Tries = 5;

    private static readonly string? Binary = FindBinary();

    private readonly string _directory = Directory.CreateTempSubdirectory("gitbrag-redis-").FullName;
    private Process? _process;

    /// <summary>Whether there is a redis-server on the path.</summary>
    public static bool IsInstalled => Binary is not null;

    /// <summary>The port; the same after a restart.</summary>
    public int Port { get; private set; } = FreePort();

    /// <summary>Where it keeps its data, the file with every command that it obeyed among it.</summary>
    public string DataDirectory => _directory;

    /// <summary>Further arguments of the server, set before it starts.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    public async ValueTask InitializeAsync()
    {
        for (var tries = 1; IsInstalled && _process is null; tries++)
        {
            try
            {
                await StartAsync();
            }
            catch (InvalidOperationException) when (tries < Tries)
            {
                // Somebody else took the port since it was looked at.
                await KillAsync();
                Port = FreePort();
            }
        }
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Binary!) { RedirectStandardOutput = true };
        string[] arguments =
        [
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _directory,
            "--save", "", "--appendonly", "yes", "--maxmemory-policy", "noeviction", .. Arguments,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;

        // A redis-server writes little, but nobody must wait for its log to be read.
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
        await AnswersAsync();
    }

    /// <summary>Ends the server at once, as kill -9 does. Acknowledged writes stay in its append-only file.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Has the server hang: it takes commands and answers none for a minute.</summary>
    public async Task HangAsync() => Assert.StartsWith("+OK", await SendAsync("CLIENT PAUSE 60000"), StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static string? FindBinary() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => Path.Combine(directory, "redis-server"))
        .FirstOrDefault(File.Exists);

    // Below the ports that systems give to outgoing connections, or one of those could have it while the server is down.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
            }
        }
    }

    private Task AnswersAsync() => Deadline.UntilAsync(async () =>
        _process!.HasExited ? throw new InvalidOperationException($"redis-server ended with code {_process.ExitCode}.") : await AnswersPingAsync());

    /// <summary>Any answer will do but the one that says it is still loading: a server with a password answers with an error.</summary>
    private async Task<bool> AnswersPingAsync()
    {
        try
        {
            var answer = await SendAsync("PING");
            return answer.Length > 0 && !answer.StartsWith("-LOADING", StringComparison.Ordinal);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<string> SendAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"));
        var answer = new byte[64];
        return Encoding.ASCII.GetString(answer, 0, await client.GetStream().ReadAsync(answer));
    }

    private void KillAtExit(object? sender, EventArgs e) => _process?.Kill();
}
