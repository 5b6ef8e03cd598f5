using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using GitBrag.Reports;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Reports;

/// <summary>A stored report as it is sent: made once for each version, and once more when it becomes stale.</summary>
internal sealed class RenderedReport
{
    private readonly Representation _identity;
    private readonly Representation _brotli;
    private readonly Lazy<Representation> _gzip;

    private RenderedReport(ReportHeader header, bool stale, DateTimeOffset changedAt, byte[] json, byte[] brotli)
    {
        // The tag is made of the content, so that processes and versions of this program agree on it exactly when they send the same.
        var tag = Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12));
        (Header, IsStale, LastModifiedAt) = (header, stale, Truncate(changedAt));
        LastModified = LastModifiedAt.ToString("R", CultureInfo.InvariantCulture);
        _identity = new Representation(json, $"\"{tag}\"", StringValues.Empty);
        _brotli = new Representation(brotli, $"\"{tag}-br\"", "br");
        _gzip = new Lazy<Representation>(() => new Representation(Compress(json), $"\"{tag}-gz\"", "gzip"));
    }

    public ReportHeader Header { get; }

    /// <summary>Whether the report calls itself stale.</summary>
    public bool IsStale { get; }

    /// <summary>When the report came to read as it does, in whole seconds as HTTP has it.</summary>
    public DateTimeOffset LastModifiedAt { get; }

    /// <summary><see cref="LastModifiedAt"/> as a header.</summary>
    public StringValues LastModified { get; }

    /// <summary>About how much memory it takes, in bytes. The gzip form, made when first asked for, is taken to be as large as the Brotli one.</summary>
    public long Size => _identity.Body.Length + (2L * _brotli.Body.Length);

    /// <summary>Renders a report.</summary>
    /// <param name="stored">The report.</param>
    /// <param name="staleAfter">From which age on it is stale.</param>
    /// <param name="now">The present instant.</param>
    public static RenderedReport Of(StoredReport stored, TimeSpan staleAfter, DateTimeOffset now)
    {
        var header = stored.Header;
        var stale = IsOlder(header, staleAfter, now);

        // Packed again and not passed on as stored: an older version of this program may have stored it.
        var report = ReportDocument.Unpack(stored.Body) with { Stale = stale };
        return new RenderedReport(header, stale, stale ? header.CreatedAt + staleAfter : header.CreatedAt, ReportDocument.ToJson(report), ReportDocument.Pack(report));
    }

    public static bool IsOlder(ReportHeader header, TimeSpan age, DateTimeOffset now) => now - header.CreatedAt > age;

    public Representation In(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => _brotli,
        ContentCoding.Gzip => _gzip.Value,
        _ => _identity,
    };

    private static DateTimeOffset Truncate(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static byte[] Compress(byte[] json)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(json);
        }

        return packed.ToArray();
    }
}
