using System.Buffers.Binary;

namespace GitBrag.Api.Serving;

/// <summary>A form as one gzip stream for each visitor: what is the same for everybody was compressed before, what is the visitor's own goes between it as it is.</summary>
internal sealed class SplicedGzip
{
    private const int MostInStoredBlock = ushort.MaxValue;
    private const int StoredBlockHeader = 5;

    private readonly (BodyPart Part, DeflatedPart? Deflated)[] _parts;

    public SplicedGzip(RenderedBody body) =>
        _parts = [.. body.Parts.Select(static part => (part, part.Bytes.IsEmpty ? null : new DeflatedPart(part.Bytes.Span)))];

    // RFC 1952: deflate, no name, no time, unknown system.
    private static ReadOnlySpan<byte> Header => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

    // RFC 1951: an empty last block.
    private static ReadOnlySpan<byte> LastBlock => [0x03, 0x00];

    /// <summary>Writes the stream for a visitor.</summary>
    /// <param name="filling">What the visitor sees.</param>
    /// <param name="target">Where to; of <see cref="LengthFor"/>.</param>
    public void Write(SlotContent filling, Span<byte> target)
    {
        var writer = new SpanWriter(target);
        var (checksum, length) = (0u, 0u);
        writer.Write(Header);
        foreach (var (part, deflated) in _parts)
        {
            if (filling.Fills(part))
            {
                var own = filling.In(part).Span;
                WriteStored(ref writer, own);
                checksum = Crc32.Append(checksum, own);
                length += (uint)own.Length;
            }
            else if (deflated is not null)
            {
                writer.Write(deflated.Blocks.Span);
                checksum = deflated.AppendTo(checksum);
                length += (uint)part.Bytes.Length;
            }
        }

        writer.Write(LastBlock);
        writer.Write(checksum);
        writer.Write(length);
    }

    /// <summary>How many bytes the stream has for a visitor.</summary>
    public int LengthFor(SlotContent filling)
    {
        var bytes = Header.Length + LastBlock.Length + (2 * sizeof(uint));
        foreach (var (part, deflated) in _parts)
        {
            bytes += filling.Fills(part) ? StoredLength(filling.In(part).Length) : deflated?.Blocks.Length ?? 0;
        }

        return bytes;
    }

    private static int StoredLength(int bytes) => bytes + (StoredBlockHeader * ((bytes + MostInStoredBlock - 1) / MostInStoredBlock));

    private static void WriteStored(ref SpanWriter writer, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = stackalloc byte[StoredBlockHeader];
        while (!bytes.IsEmpty)
        {
            var block = bytes[..Math.Min(bytes.Length, MostInStoredBlock)];
            header[0] = 0;
            BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~block.Length);
            writer.Write(header);
            writer.Write(block);
            bytes = bytes[block.Length..];
        }
    }

    private ref struct SpanWriter(Span<byte> target)
    {
        private Span<byte> _rest = target;

        public void Write(scoped ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_rest);
            _rest = _rest[bytes.Length..];
        }

        public void Write(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_rest, value);
            _rest = _rest[sizeof(uint)..];
        }
    }
}
