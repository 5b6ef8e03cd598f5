using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>A person's account in the <see cref="World"/>.</summary>
public sealed record WorldUser
{
    /// <summary>The login, in the letter case in which GitHub shows it. Looked up without regard to case.</summary>
    public required string Login { get; init; }

    /// <summary>The numeric id, which stays when an account is renamed. 0 lets the world choose.</summary>
    public long DatabaseId { get; init; }

    /// <summary>The display name; null when the person gave none.</summary>
    public string? Name { get; init; }

    /// <summary>The line about themselves; null when none.</summary>
    public string? Bio { get; init; }

    /// <summary>The company; null when none.</summary>
    public string? Company { get; init; }

    /// <summary>The place; null when none.</summary>
    public string? Location { get; init; }

    /// <summary>The address of their site; null when none.</summary>
    public string? Website { get; init; }

    /// <summary>The name on Twitter, without the at sign; null when none.</summary>
    public string? Twitter { get; init; }

    /// <summary>Links to other networks, at most four on GitHub.</summary>
    public IReadOnlyList<WorldSocialAccount> SocialAccounts { get; init; } = [];

    /// <summary>Whether searches find the person. Nobody finds what people with a private profile did; their own list of pull requests still shows it.</summary>
    public bool IsSearchable { get; init; } = true;

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; init; } = new(2014, 5, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>When the profile was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; } = new(2024, 1, 15, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The global id that GraphQL's <c>node</c> takes.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"U_kgDO{DatabaseId:x}");
}
