namespace GitBrag.Api.Serving;

/// <summary>The checksum at the end of a gzip stream (RFC 1952), and how those of two pieces make that of both.</summary>
internal static class Crc32
{
    // The polynomial with its bits reversed, as the checksum's own bits are: the highest stands for x to the power of 0.
    private const uint Polynomial = 0xEDB88320;
    private const uint One = 1u << 31;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static value => Times((uint)value, 8))];

    // x to the power of 8, 16, 32, …: the n-th appends 2 to the power of n zero bytes.
    private static readonly uint[] Doublings = MakeDoublings();

    /// <summary>The checksum of what came before, with some bytes after it.</summary>
    public static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        var state = ~before;
        foreach (var value in bytes)
        {
            state = Table[(byte)(state ^ value)] ^ (state >> 8);
        }

        return ~state;
    }

    /// <summary>The factor by which a piece of some bytes moves what came before it; for <see cref="Append(uint, uint, uint)"/>.</summary>
    public static uint FactorOf(int bytes)
    {
        var factor = One;
        for (var bit = 0; bit < 31; bit++)
        {
            if ((bytes >> bit & 1) != 0)
            {
                factor = Product(factor, Doublings[bit]);
            }
        }

        return factor;
    }

    /// <summary>The checksum of two pieces.</summary>
    /// <param name="before">That of the first.</param>
    /// <param name="piece">That of the second.</param>
    /// <param name="factor">The <see cref="FactorOf"/> the second's length.</param>
    public static uint Append(uint before, uint piece, uint factor) => Product(factor, before) ^ piece;

    private static uint[] MakeDoublings()
    {
        var doublings = new uint[31];
        doublings[0] = Times(One, 8);
        for (var i = 1; i < doublings.Length; i++)
        {
            doublings[i] = Product(doublings[i - 1], doublings[i - 1]);
        }

        return doublings;
    }

    private static uint Times(uint value, int powerOfX)
    {
        for (var i = 0; i < powerOfX; i++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        }

        return value;
    }

    private static uint Product(uint a, uint b)
    {
        var product = 0u;
        for (var bit = One; bit != 0; bit >>= 1)
        {
            product ^= (a & bit) == 0 ? 0 : b;
            b = Times(b, 1);
        }

        return product;
    }
}
