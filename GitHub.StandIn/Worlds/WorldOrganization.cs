using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>An organisation in the <see cref="World"/>.</summary>
public sealed record WorldOrganization
{
    /// <summary>The login, in the letter case in which GitHub shows it.</summary>
    public required string Login { get; init; }

    /// <summary>The numeric id. 0 lets the world choose.</summary>
    public long DatabaseId { get; init; }

    /// <summary>The display name; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The global id that GraphQL's <c>node</c> takes.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"O_kgDO{DatabaseId:x}");
}
