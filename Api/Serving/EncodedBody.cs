using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>A rendered body in every content coding, each made when it is first requested.</summary>
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

        // A hash of the content: processes and versions of this program send the same tag exactly when they send the same bytes.
        _tag = Convert.ToHexStringLower(SHA256.HashData(plain.Span).AsSpan(0, 12));
        _body = body;
        _identity = new Representation(plain, $"\"{_tag}\"", StringValues.Empty);
        _brotli = new Lazy<Representation>(() => new Representation(Brotli(plain.Span), $"\"{_tag}-br\"", "br"));
        _gzip = new Lazy<Representation>(() => new Representation(Gzip(plain.Span), $"\"{_tag}-gz\"", "gzip"));
        _spliced = new Lazy<SplicedGzip>(() => new SplicedGzip(body));
        Disposition = body.FileName is { } name ? $"attachment; filename=\"{name}\"" : StringValues.Empty;
        HasSlots = body.Parts.Any(static part => part.Slot is not null);
    }

    /// <summary>The <c>Content-Disposition</c>; empty when browsers should show the body.</summary>
    public StringValues Disposition { get; }

    public bool HasSlots { get; }

    /// <summary>An upper bound of the memory of all codings, in bytes: text shrinks to less than a third.</summary>
    public long Size => (_body.Parts.Length > 1 ? 3L : 2L) * _identity.Body.Length;

    /// <summary>The body with the default content in every slot.</summary>
    public Representation In(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => _brotli.Value,
        ContentCoding.Gzip => _gzip.Value,
        _ => _identity,
    };

    /// <summary>The entity tag of the body with a visitor's content.</summary>
    public StringValues TagFor(SlotContent slots, ContentCoding coding) => $"\"{_tag}.{slots.Tag}{(coding == ContentCoding.Gzip ? "-gz" : "")}\"";

    /// <summary>The length of the body with a visitor's content, in bytes.</summary>
    public int LengthFor(SlotContent slots, ContentCoding coding) =>
        coding == ContentCoding.Gzip ? _spliced.Value.LengthFor(slots) : _body.Parts.Sum(part => slots.In(part).Length);

    /// <summary>Writes the body with a visitor's content, plain or in gzip.</summary>
    public void Write(SlotContent slots, ContentCoding coding, IBufferWriter<byte> target)
    {
        if (coding == ContentCoding.Gzip)
        {
            _spliced.Value.Write(slots, target);
            return;
        }

        foreach (var part in _body.Parts)
        {
            target.Write(slots.In(part).Span);
        }
    }

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
