using System.IO.Compression;

namespace GitBrag.GitHub.StandIn;

/// <summary>How the body of a right answer is spoilt.</summary>
public enum Corruption
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It is not compressed, although its <c>Content-Encoding</c> says so.</summary>
    Plain,

    /// <summary>It ends half way.</summary>
    Cut,

    /// <summary>Its second half is garbled.</summary>
    Garbled,

    /// <summary>It is compressed, and no header says so.</summary>
    Unlabelled,
}

internal static class Corruptions
{
    /// <summary>The answer with a body that does not decode.</summary>
    /// <param name="answer">The right answer.</param>
    /// <param name="corruption">How to spoil it.</param>
    /// <param name="encoding">gzip, br or deflate; anything else spoils the text itself.</param>
    public static Answer Spoil(this Answer answer, Corruption corruption, string encoding)
    {
        var packed = corruption == Corruption.Plain ? answer.Body : Pack(answer.Body, encoding);
        var half = packed.Length / 2;
        var body = corruption switch
        {
            Corruption.Cut => packed[..half],
            Corruption.Garbled => [.. packed[..half], .. packed[half..].Select(one => (byte)~one)],
            _ => packed,
        };
        var spoilt = answer with { Body = body };
        return corruption == Corruption.Unlabelled || encoding is not ("gzip" or "br" or "deflate") ? spoilt : spoilt.With(new Dictionary<string, string> { ["content-encoding"] = encoding });
    }

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream? packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Compress, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true),
            _ => null,
        })
        {
            if (packing is null) return body;
            packing.Write(body);
        }

        return packed.ToArray();
    }
}
