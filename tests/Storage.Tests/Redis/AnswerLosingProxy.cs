using System.Net;
using System.Net.Sockets;

namespace GitBrag.Tests.Storage.Redis;

/// <summary>Passes everything between clients and a server, and on demand breaks a connection at the moment the server answers: the command took effect, and nobody hears of it.</summary>
internal sealed class AnswerLosingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private volatile bool _loseNext;

    public AnswerLosingProxy(int target)
    {
        _target = target;
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
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream(), _end.Token),
                AnswerAsync(server.GetStream(), client.GetStream()));
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var buffer = new byte[65536];
        while (await server.ReadAsync(buffer, _end.Token) is > 0 and var length)
        {
            if (_loseNext)
            {
                _loseNext = false;
                await (BeforeLoss?.Invoke() ?? Task.CompletedTask);
                return;
            }

            await client.WriteAsync(buffer.AsMemory(0, length), _end.Token);
        }
    }
}
