using System.Buffers.Binary;
using System.IO.Compression;

namespace GitBrag.Api.Serving;

/// <summary>
/// A piece of a form in compressed blocks that refer to nothing before them and end with a whole byte, so that they can stand anywhere in a gzip stream.
/// </summary>
internal sealed class DeflatedPart
{
    private const int HeaderLength = 10;
    private const int TrailerLength = 8;

    private readonly uint _checksum;
    private readonly uint _factor;

    /// <param name="bytes">The piece; not empty.</param>
    public DeflatedPart(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);

            // A flush fills up the last byte with an empty block.
            gzip.Flush();
            Blocks = packed.ToArray().AsMemory(HeaderLength);
        }

        _checksum = BinaryPrimitives.ReadUInt32LittleEndian(packed.GetBuffer().AsSpan((int)packed.Length - TrailerLength));
        _factor = Crc32.FactorOf(bytes.Length);
    }

    public ReadOnlyMemory<byte> Blocks { get; }

    /// <summary>The checksum of what came before with this piece after it.</summary>
    public uint AppendTo(uint checksum) => Crc32.Append(checksum, _checksum, _factor);
}
