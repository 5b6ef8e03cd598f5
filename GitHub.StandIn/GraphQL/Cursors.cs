using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GitBrag.GitHub.StandIn;

/// <summary>Makes opaque cursors and accepts only its own: no client can rely on their content.</summary>
internal sealed class Cursors
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(16);

    public string At(int position) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seal(position)}:{position}")));

    /// <exception cref="GraphQLException">It is not a cursor of ours.</exception>
    public int Position(string cursor)
    {
        var bytes = new byte[cursor.Length];
        if (Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split(':') is [var seal, var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && seal == Seal(position)) return position;
        throw new GraphQLException($"`{cursor}` does not appear to be a valid cursor.") { Type = "INVALID_CURSOR_ARGUMENTS" };
    }

    private string Seal(int position) => Convert.ToHexString(HMACSHA256.HashData(_key, BitConverter.GetBytes(position)), 0, 6);
}
