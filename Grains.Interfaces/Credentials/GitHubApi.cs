namespace GitBrag.Credentials;

/// <summary>Which of GitHub's two interfaces a request goes to; their quotas are apart.</summary>
[GenerateSerializer, Alias("gitbrag.GitHubApi")]
public enum GitHubApi
{
    /// <summary>GraphQL.</summary>
    GraphQL,

    /// <summary>REST.</summary>
    Rest,
}
