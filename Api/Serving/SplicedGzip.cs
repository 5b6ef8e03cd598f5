using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace GitBrag.Api.Serving;

/// <summary>A body with slots as one gzip stream for each visitor. Everything but the visitor's own content is compressed once, for all of them.</summary>
internal sealed class SplicedGzip
{
    private const int MostInStoredBlock = ushort.MaxValue;
    private const int StoredBlockHeader = 5;

    private readonly (BodyPart Part, byte[] Deflated)[] _parts;

    public SplicedGzip(RenderedBody body) => _parts = [.. body.Parts.Select(static part => (part, Deflate(part.Bytes.Span)))];

    // RFC 1952: deflate, no name, no time, unknown system.
    private static ReadOnlySpan<byte> Header => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

    // RFC 1951: an empty last block.
    private static ReadOnlySpan<byte> LastBlock => [0x03, 0x00];

    /// <summary>Writes the stream for a visitor.</summary>
    public void Write(SlotContent slots, IBufferWriter<byte> target)
    {
        var (checksum, length) = (new Crc32(), 0);
        target.Write(Header);
        foreach (var (part, deflated) in _parts)
        {
            var bytes = slots.In(part).Span;
            checksum.Append(bytes);
            length += bytes.Length;
            if (slots.Fills(part))
            {
                WriteStored(target, bytes);
            }
            else
            {
                target.Write(deflated);
            }
        }

        Span<byte> trailer = stackalloc byte[2 * sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteInt32LittleEndian(trailer[sizeof(uint)..], length);
        target.Write(LastBlock);
        target.Write(trailer);
    }

    /// <summary>The length of the stream for a visitor, in bytes.</summary>
    public int LengthFor(SlotContent slots) => Header.Length + LastBlock.Length + (2 * sizeof(uint))
        + _parts.Sum(pair => slots.Fills(pair.Part) ? StoredLength(slots.In(pair.Part).Length) : pair.Deflated.Length);

    // Flushed blocks refer to nothing before them and end on a whole byte, so any others can follow.
    private static byte[] Deflate(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Optimal);
        deflate.Write(bytes);
        deflate.Flush();
        return packed.ToArray();
    }

    private static int StoredLength(int bytes) => bytes + (StoredBlockHeader * ((bytes + MostInStoredBlock - 1) / MostInStoredBlock));

    private static void WriteStored(IBufferWriter<byte> target, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = stackalloc byte[StoredBlockHeader];
        while (!bytes.IsEmpty)
        {
            var block = bytes[..Math.Min(bytes.Length, MostInStoredBlock)];
            header[0] = 0;
            BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~block.Length);
            target.Write(header);
            target.Write(block);
            bytes = bytes[block.Length..];
        }
    }
}
