namespace GitBrag.GitHub.GraphQL;

/// <summary>What this program asks GitHub when it knows most of the answer already.</summary>
internal static class RefreshOperations
{
    /// <summary>The most searches that one query counts.</summary>
    public const int MostCounts = 20;

    private const string Recent = """
        fragment Recent on RepositoryOwner {
          ... on User {
            pullRequests(first: $page, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
              pageInfo { hasNextPage endCursor }
              nodes { ...Facts }
            }
          }
        }
        """;

    /// <summary>The subject, what was updated last, the counts of both searches, and one pull request of each repository.</summary>
    public static readonly GraphQLOperation<RefreshVariables, RefreshData> Refresh = new(
        "Refresh",
        $$"""
        query Refresh($login: String!, $page: Int!, $after: String, $created: String!, $merged: String!, $withMerged: Boolean!, $ids: [ID!]!) {
          rateLimit { cost remaining resetAt }
          repositoryOwner(login: $login) { ...Owner ...Recent }
          created: search(type: ISSUE, query: $created, first: 1) { issueCount }
          merged: search(type: ISSUE, query: $merged, first: 1) @include(if: $withMerged) { issueCount }
          nodes(ids: $ids) { ...Facts }
        }
        {{Operations.Owner}}
        {{Recent}}
        {{Operations.Facts}}
        """,
        GitHubJson.Default.GraphQLRequestRefreshVariables,
        GitHubJson.Default.GraphQLResponseRefreshData);

    /// <summary>A page of what was updated last.</summary>
    public static readonly GraphQLOperation<RecentVariables, RecentData> MoreRecent = new(
        "MoreRecent",
        $$"""
        query MoreRecent($login: String!, $page: Int!, $after: String) {
          rateLimit { cost remaining resetAt }
          repositoryOwner(login: $login) { ...Recent }
        }
        {{Recent}}
        {{Operations.Facts}}
        """,
        GitHubJson.Default.GraphQLRequestRecentVariables,
        GitHubJson.Default.GraphQLResponseRecentData);

    /// <summary>How up to 100 pull requests stand.</summary>
    public static readonly GraphQLOperation<PullRequestsVariables, PullRequestsData> PullRequests = new(
        "Standing",
        $$"""
        query Standing($ids: [ID!]!) {
          rateLimit { cost remaining resetAt }
          nodes(ids: $ids) { ...Facts }
        }
        {{Operations.Facts}}
        """,
        GitHubJson.Default.GraphQLRequestPullRequestsVariables,
        GitHubJson.Default.GraphQLResponsePullRequestsData);

    /// <summary>How much up to <see cref="MostCounts"/> searches find. Search number 3 is the variable and the answer <c>w3</c>.</summary>
    public static GraphQLOperation<Dictionary<string, string>, CountsData> Counts(int searches)
    {
        var names = Enumerable.Range(0, searches).Select(CountName).ToList();
        return new GraphQLOperation<Dictionary<string, string>, CountsData>(
            "Counts",
            $$"""
            query Counts({{string.Join(", ", names.Select(static name => $"${name}: String!"))}}) {
              rateLimit { cost remaining resetAt }
              {{string.Join("\n  ", names.Select(static name => $"{name}: search(type: ISSUE, query: ${name}, first: 1) {{ issueCount }}"))}}
            }
            """,
            GitHubJson.Default.GraphQLRequestDictionaryStringString,
            GitHubJson.Default.GraphQLResponseCountsData);
    }

    /// <summary>The name of a counted search.</summary>
    public static string CountName(int search) => $"w{search}";
}
