using System.Buffers.Binary;
using System.IO.Compression;

namespace GitBrag.GitHub.StandIn;

/// <summary>Writes square PNG pictures: three bytes a pixel, one compressed chunk.</summary>
internal static class Png
{
    private const uint Polynomial = 0xEDB88320;

    public static byte[] Encode(int size, Func<int, int, uint> colourAt)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], size);
        (header[8], header[9]) = (8, 2);
        Write(file, "IHDR"u8, header);
        Write(file, "IDAT"u8, Compress(size, colourAt));
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(int size, Func<int, int, uint> colourAt)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < size; y++)
            {
                // Each line begins with its filter: none.
                zlib.WriteByte(0);
                for (var x = 0; x < size; x++)
                {
                    var colour = colourAt(x, y);
                    zlib.Write([(byte)(colour >> 16), (byte)(colour >> 8), (byte)colour]);
                }
            }
        }

        return packed.ToArray();
    }

    private static void Write(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(~0u, type), data));
        file.Write(number);
    }

    private static uint Checksum(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++) checksum = (checksum & 1) == 0 ? checksum >> 1 : (checksum >> 1) ^ Polynomial;
        }

        return checksum;
    }
}
