using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Accounts;

/// <summary>What REST answers of the account that credentials belong to.</summary>
internal sealed record AccountData : QueryData
{
    /// <summary>The numeric id; null where the answer tells nothing new.</summary>
    public long? Id { get; init; }

    public string? Login { get; init; }

    /// <summary>The <c>X-OAuth-Scopes</c> header; null for tokens that have no scopes but permissions: fine-grained ones, and those of GitHub apps.</summary>
    public string? Scopes { get; init; }

    public string? ETag { get; init; }
}

/// <summary>What REST answers when it is asked for private repositories.</summary>
internal sealed record PrivateRepositoriesData : QueryData
{
    /// <summary>Whether the credentials see any.</summary>
    public bool SeesAny { get; init; }
}

/// <summary>An account in REST.</summary>
internal sealed record AccountBody(long? Id, string? Login);

/// <summary>A repository in REST, of which nothing but that it is there is of interest.</summary>
internal sealed record RepositoryBody(long? Id);
