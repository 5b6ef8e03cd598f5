namespace GitBrag.GitHub.Budgets;

/// <summary>Which of GitHub's two interfaces a request goes to; their quotas are apart.</summary>
public enum GitHubApi
{
    /// <summary>GraphQL.</summary>
    GraphQL,

    /// <summary>REST.</summary>
    Rest,
}
