using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>A repository in the <see cref="World"/>.</summary>
public sealed record WorldRepository
{
    /// <summary>Owner and name, as in <c>octocat/hello</c>. Looked up without regard to case.</summary>
    public required string FullName { get; init; }

    /// <summary>The numeric id. 0 lets the world choose.</summary>
    public long DatabaseId { get; init; }

    /// <summary>The line that describes it; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether only tokens with the scope <c>repo</c> see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>How many accounts starred it; at least as many as <see cref="StarredAt"/> has.</summary>
    public int Stars { get => Math.Max(field, StarredAt.Count); init; }

    /// <summary>When the accounts starred it that are known one by one, in any order. GitHub shows this to some callers only.</summary>
    public IReadOnlyList<DateTimeOffset> StarredAt { get; init; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; } = new(2016, 2, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The part of the full name before the slash.</summary>
    public string Owner => FullName[..FullName.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The part of the full name after the slash.</summary>
    public string Name => FullName[(FullName.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The global id that GraphQL's <c>node</c> takes.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"R_kgDO{DatabaseId:x}");
}
