using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GitBrag.Tests.Storage.Redis;

/// <summary>
/// Passes everything between clients and a server, and on demand breaks a connection at the moment the server answers a command about a grain:
/// the command took effect, and nobody hears of it. What a client asks for itself, such as who is the primary, it always hears.
/// </summary>
internal sealed class AnswerLosingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly byte[] _grain;
    private volatile bool _loseNext;

    public AnswerLosingProxy(int target, string grain)
    {
        _target = target;
        _grain = Encoding.UTF8.GetBytes(grain);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool HasLostAnswer => !_loseNext;

    /// <summary>Runs when an answer is there, before it is lost.</summary>
    public Func<Task>? BeforeLoss { get; set; }

    public void LoseNextAnswer() => _loseNext = true;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            var asked = false;
            await Task.WhenAny(
                PassAsync(client.GetStream(), server.GetStream(), command =>
                {
                    asked = asked || (_loseNext && command.Span.IndexOf(_grain) >= 0);
                    return Task.FromResult(true);
                }),
                PassAsync(server.GetStream(), client.GetStream(), async _ =>
                {
                    if (!asked)
                        return true;

                    _loseNext = false;
                    await (BeforeLoss?.Invoke() ?? Task.CompletedTask);
                    return false;
                }));
        }
    }

    // Passes what comes until a piece of it is not to be passed.
    private async Task PassAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, Task<bool>> passes)
    {
        var buffer = new byte[65536];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and var length && await passes(buffer.AsMemory(0, length)))
            await to.WriteAsync(buffer.AsMemory(0, length), _end.Token);
    }
}
