using System.Globalization;

namespace GitBrag.GitHub;

/// <summary>The repository of a listed pull request.</summary>
/// <param name="Name"><c>owner/name</c> in its own letter case.</param>
/// <param name="Url">The address on GitHub.</param>
/// <param name="Description">Its description; null when it has none.</param>
/// <param name="IsPrivate">Whether only some may see it.</param>
/// <param name="Stars">Its star count now.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Id">GitHub's numeric id, which stays when it is renamed; null when unknown.</param>
public sealed record ListedRepository(
    string Name, string Url, string? Description, bool IsPrivate, long Stars, DateTimeOffset CreatedAt, long? Id = null)
{
    /// <summary>What tells repositories apart: the numeric id, or the name in lower case where the id is unknown.</summary>
    /// <param name="id">GitHub's numeric id; null when unknown.</param>
    /// <param name="name"><c>owner/name</c> in any letter case.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(long? id, string name) => id?.ToString(CultureInfo.InvariantCulture) ?? name.ToLowerInvariant();
}
