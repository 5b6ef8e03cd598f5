using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GitBrag.Bench.Reads;

/// <summary>
/// A persistent HTTP/1.1 connection that repeats one request. It only understands answers with a <c>Content-Length</c>, which the service sends, and thus uses
/// little processor time.
/// </summary>
internal sealed class ReadConnection : IDisposable
{
    private const int LongestHead = 8 << 10;

    private readonly Socket _socket;
    private readonly byte[] _request;
    private readonly byte[] _expected;
    private readonly byte[] _buffer;

    private ReadConnection(Socket socket, byte[] request, byte[] expected) =>
        (_socket, _request, _expected, _buffer) = (socket, request, expected, new byte[LongestHead + expected.Length]);

    /// <summary>Connects to a resource on the loopback interface, and expects the same body in every answer.</summary>
    public static async Task<ReadConnection> OpenAsync(Uri address, byte[] expected, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var request = $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n";
        return new ReadConnection(socket, Encoding.ASCII.GetBytes(request), expected);
    }

    /// <summary>Reads the resource once.</summary>
    /// <returns>Whether the answer was 200 with exactly the expected body.</returns>
    /// <exception cref="IOException">The answer has no length or is too long, or the connection broke.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        await _socket.SendAsync(_request, cancellationToken);
        var (length, head) = (0, -1);
        while (head < 0)
        {
            length += await ReceiveAsync(length, cancellationToken);
            head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var (status, bodyLength) = Head(_buffer.AsSpan(0, head));
        var end = head + 4 + bodyLength;
        if (end > _buffer.Length)
        {
            throw new IOException($"The service answered {status} with {bodyLength} bytes where {_expected.Length} were expected.");
        }

        while (length < end)
        {
            length += await ReceiveAsync(length, cancellationToken);
        }

        return status == 200 && _buffer.AsSpan(head + 4, bodyLength).SequenceEqual(_expected);
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> ReceiveAsync(int at, CancellationToken cancellationToken)
    {
        var received = at < _buffer.Length ? await _socket.ReceiveAsync(_buffer.AsMemory(at), cancellationToken) : 0;
        return received > 0 ? received : throw new IOException("The connection ended within an answer.");
    }

    private static (int Status, int BodyLength) Head(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        return head.IndexOf(name) is var at and >= 0
            && Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out int status, out _)
            && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _)
                ? (status, length)
                : throw new IOException($"The service's answer has no length: {Encoding.ASCII.GetString(head)}");
    }
}
