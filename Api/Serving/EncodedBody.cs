using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>One form of one version of a report, in every coding. A coding is made when it is first asked for.</summary>
internal sealed class EncodedBody
{
    // As for stored reports: a higher quality takes several times as long for a few percent.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    private readonly RenderedBody _body;
    private readonly string _tag;
    private readonly Representation _identity;
    private readonly Lazy<Representation> _brotli;
    private readonly Lazy<Representation> _gzip;
    private readonly Lazy<SplicedGzip> _spliced;

    public EncodedBody(RenderedBody body)
    {
        var plain = body.Parts is [var only] ? only.Bytes : body.Parts.SelectMany(static part => part.Bytes.ToArray()).ToArray();

        // The tag is made of the content, so that processes and versions of this program agree on it exactly when they send the same.
        _tag = Convert.ToHexStringLower(SHA256.HashData(plain.Span).AsSpan(0, 12));
        _body = body;
        _identity = new Representation(plain, $"\"{_tag}\"", StringValues.Empty);
        _brotli = new Lazy<Representation>(() => new Representation(Brotli(plain.Span), $"\"{_tag}-br\"", "br"));
        _gzip = new Lazy<Representation>(() => new Representation(Gzip(plain.Span), $"\"{_tag}-gz\"", "gzip"));
        _spliced = new Lazy<SplicedGzip>(() => new SplicedGzip(body));
        Disposition = body.FileName is { } name ? $"attachment; filename=\"{name}\"" : StringValues.Empty;
        HasSlots = body.Parts.Any(static part => part.Slot is not null);
    }

    /// <summary>The <c>Content-Disposition</c>; empty when it is to be shown.</summary>
    public StringValues Disposition { get; }

    public bool HasSlots { get; }

    /// <summary>At most how much memory it takes with all its codings, in bytes: text is compressed to less than a third.</summary>
    public long Size => (_body.Parts.Length > 1 ? 3L : 2L) * _identity.Body.Length;

    /// <summary>The form as strangers get it.</summary>
    public Representation In(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => _brotli.Value,
        ContentCoding.Gzip => _gzip.Value,
        _ => _identity,
    };

    /// <summary>The tag of the form as a visitor gets it.</summary>
    public StringValues TagFor(SlotContent filling, ContentCoding coding) => coding == ContentCoding.Gzip ? $"\"{_tag}.{filling.Tag}-gz\"" : $"\"{_tag}.{filling.Tag}\"";

    /// <summary>How many bytes the form has as a visitor gets it.</summary>
    public int LengthFor(SlotContent filling, ContentCoding coding) =>
        coding == ContentCoding.Gzip ? _spliced.Value.LengthFor(filling) : _body.Parts.Sum(part => filling.In(part).Length);

    /// <summary>Writes the form as a visitor gets it, without a coding.</summary>
    /// <param name="filling">What the visitor sees in the slots.</param>
    /// <param name="target">Where to.</param>
    public void Write(SlotContent filling, IBufferWriter<byte> target)
    {
        foreach (var part in _body.Parts)
        {
            target.Write(filling.In(part).Span);
        }
    }

    /// <summary>Writes the form as a visitor gets it, in gzip.</summary>
    /// <param name="filling">What the visitor sees in the slots.</param>
    /// <param name="target">Where to; of <see cref="LengthFor"/>.</param>
    public void WriteGzip(SlotContent filling, Span<byte> target) => _spliced.Value.Write(filling, target);

    private static byte[] Gzip(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private static byte[] Brotli(ReadOnlySpan<byte> plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        var done = BrotliEncoder.TryCompress(plain, packed, out var length, BrotliQuality, BrotliWindow);
        return done ? packed[..length] : throw new InvalidOperationException("The buffer for compressed bytes is too small.");
    }
}
