using System.Buffers.Binary;
using System.Numerics;

namespace Orleans.Runtime;

/// <summary>
/// xxHash32 with seed 0, its octets in reverse order: the hash that Orleans gives identities, because it takes the big-endian digest for a
/// little-endian number. It must be the same bit for bit, because reminder tables order and select their rows by it.
/// The algorithm is Yann Collet's, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md.
/// </summary>
internal static class StableHash
{
    private const uint Prime1 = 0x9E3779B1;
    private const uint Prime2 = 0x85EBCA77;
    private const uint Prime3 = 0xC2B2AE3D;
    private const uint Prime4 = 0x27D4EB2F;
    private const uint Prime5 = 0x165667B1;
    private const int StripeLength = 16;

    public static uint ComputeHash(ReadOnlySpan<byte> data)
    {
        var length = (uint)data.Length;
        var hash = data.Length < StripeLength ? Prime5 : HashStripes(ref data);
        hash += length;
        for (; data.Length >= sizeof(uint); data = data[sizeof(uint)..])
            hash = BitOperations.RotateLeft(hash + (ReadUInt32(data) * Prime3), 17) * Prime4;
        foreach (var octet in data)
            hash = BitOperations.RotateLeft(hash + (octet * Prime5), 11) * Prime1;
        hash = (hash ^ (hash >> 15)) * Prime2;
        hash = (hash ^ (hash >> 13)) * Prime3;
        return BinaryPrimitives.ReverseEndianness(hash ^ (hash >> 16));
    }

    private static uint HashStripes(ref ReadOnlySpan<byte> data)
    {
        var lane1 = unchecked(Prime1 + Prime2);
        var lane2 = Prime2;
        var lane3 = 0u;
        var lane4 = unchecked(0u - Prime1);
        for (; data.Length >= StripeLength; data = data[StripeLength..])
        {
            lane1 = Round(lane1, ReadUInt32(data));
            lane2 = Round(lane2, ReadUInt32(data[4..]));
            lane3 = Round(lane3, ReadUInt32(data[8..]));
            lane4 = Round(lane4, ReadUInt32(data[12..]));
        }

        return BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
            + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18);
    }

    private static uint Round(uint lane, uint input) => BitOperations.RotateLeft(lane + (input * Prime2), 13) * Prime1;

    private static uint ReadUInt32(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt32LittleEndian(data);
}
