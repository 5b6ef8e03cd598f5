namespace GitBrag.GitHub.GraphQL;

/// <summary>An account. Everything below the login is given for people only.</summary>
internal sealed record OwnerNode
{
    [System.Text.Json.Serialization.JsonPropertyName("__typename")]
    public string? TypeName { get; init; }

    public string? Login { get; init; }

    public long? DatabaseId { get; init; }

    public string? Name { get; init; }

    public string? AvatarUrl { get; init; }

    public string? Bio { get; init; }

    public string? Company { get; init; }

    public string? Location { get; init; }

    public string? WebsiteUrl { get; init; }

    public string? TwitterUsername { get; init; }

    public SocialAccountConnection? SocialAccounts { get; init; }

    /// <summary>The pull requests that were updated last, newest activity first; null where they were not asked for.</summary>
    public PullRequestConnection? PullRequests { get; init; }

    /// <summary>How many pull requests the person has, and the one that was updated last; null where they were not asked for.</summary>
    public PullRequestConnection? Newest { get; init; }

    /// <summary>Whether the person's own list shows as well that nothing was opened or merged since an instant: both are updates.</summary>
    public bool ConfirmsNothingSince(DateTimeOffset instant) =>
        Newest is { TotalCount: 0 } || (Newest?.Nodes is [{ UpdatedAt: { } updated }] && updated < instant);

    /// <summary>The account as a profile; null when it is not a person's.</summary>
    public UserProfile? ToProfile(DateTimeOffset now) => TypeName != "User" || DatabaseId is not { } id || Login is null
        ? null
        : new UserProfile(
            id,
            Login,
            OrNull(Name),
            OrNull(AvatarUrl),
            OrNull(Bio),
            OrNull(Company),
            OrNull(Location),
            OrNull(WebsiteUrl),
            OrNull(TwitterUsername),
            [.. (SocialAccounts?.Nodes ?? []).Where(static node => node?.Url is not null).Select(static node => new SocialLink(node!.Provider?.ToLowerInvariant() ?? "generic", node.Url!))],
            now);

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A page of an account's pull requests; null in the place of what cannot be shown.</summary>
internal sealed record PullRequestConnection(PageInfo? PageInfo, List<PullRequestNode?>? Nodes, int? TotalCount = null);

internal sealed record SocialAccountConnection(List<SocialAccountNode?>? Nodes);

internal sealed record SocialAccountNode(string? Provider, string? Url);
