using System.Buffers;
using System.Text.Json;

namespace GitBrag.GitHub.Requests;

/// <summary>A body in memory: decompressed, of bounded size, and with text that JSON can hold.</summary>
internal sealed class AnswerBody : IDisposable
{
    /// <summary>The most that an answer may hold once it is decompressed. A page of 100 pull requests with long file lists takes about 1 MB.</summary>
    public const int Largest = 64 << 20;

    private const int FirstBuffer = 64 << 10;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _length;

    private AnswerBody()
    {
    }

    /// <summary>The bytes; valid until the body is disposed.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Reads a body to its end.</summary>
    /// <param name="content">The content.</param>
    /// <param name="largest">The most bytes it may hold, decompressed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JsonException">The body is not what its <c>Content-Encoding</c> says.</exception>
    /// <exception cref="HttpRequestException">It is larger, or the connection broke.</exception>
    public static async Task<AnswerBody> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        var body = new AnswerBody();
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await body.FillAsync(stream, largest, cancellationToken).ConfigureAwait(false);
            body.Repair();
            return body;
        }
        catch (Exception failure)
        {
            body.Dispose();

            // Gzip and deflate report the one, Brotli the other.
            if (failure is InvalidDataException or InvalidOperationException)
            {
                throw new JsonException("The body does not decode.", failure);
            }

            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private async Task FillAsync(Stream stream, int largest, CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            _length += read;
            if (_length > largest)
            {
                throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, $"The answer is larger than {largest} bytes.");
            }

            if (_length == _buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
                Bytes.CopyTo(larger);
                Replace(larger);
            }
        }
    }

    private void Repair()
    {
        if (JsonText.Repair(Bytes) is { } repaired)
        {
            Replace(ArrayPool<byte>.Shared.Rent(repaired.Length));
            repaired.CopyTo(_buffer, 0);
            _length = repaired.Length;
        }
    }

    private void Replace(byte[] other)
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
    }
}
