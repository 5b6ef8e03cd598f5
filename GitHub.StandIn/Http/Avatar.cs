using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>Draws the pictures of accounts as GitHub does for those who brought none: a mirrored pattern whose cells and colour follow from the login.</summary>
internal static class Avatar
{
    private const int Cells = 5;
    private const int CellSize = 28;
    private const int Border = 14;
    private const int Size = (Cells * CellSize) + (2 * Border);
    private const uint Spread = 2654435761;
    private const uint Background = 0xF0F0F0;

    public static Answer Respond(World world, string path)
    {
        if (!long.TryParse(path["/avatars/".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return Answer.NotFound;
        var hash = (uint)StableHash.Of(world.UserOf(id)?.Login ?? path) * Spread;
        return new Answer(200, Png.Encode(Size, (x, y) => IsSet(hash, x, y) ? Colour(hash) : Background))
        {
            ContentType = "image/png",
            Headers = new Dictionary<string, string> { ["cache-control"] = "public, max-age=300" },
        };
    }

    private static bool IsSet(uint hash, int x, int y)
    {
        var (column, row) = ((x - Border) / CellSize, (y - Border) / CellSize);
        return x >= Border && y >= Border && column < Cells && row < Cells && (hash >> (row + (Cells * Math.Min(column, Cells - 1 - column))) & 1) != 0;
    }

    // Never so light that it is lost on the background.
    private static uint Colour(uint hash) => (hash >> 8 & 0x7F7F7F) + 0x202020;
}
