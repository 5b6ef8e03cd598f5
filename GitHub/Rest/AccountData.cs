using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Rest;

/// <summary>An account, or the account that credentials belong to.</summary>
internal sealed record AccountData : QueryData
{
    /// <summary>The numeric id; null where the answer tells nothing new.</summary>
    public long? Id { get; init; }

    public string? Login { get; init; }

    /// <summary>The <c>X-OAuth-Scopes</c> header; null for tokens that have no scopes but permissions: fine-grained ones, and those of GitHub apps.</summary>
    public string? Scopes { get; init; }

    public string? ETag { get; init; }
}

/// <summary>Whether credentials see any private repository.</summary>
internal sealed record PrivateRepositoriesData(bool SeesAny) : QueryData;
