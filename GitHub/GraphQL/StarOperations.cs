namespace GitBrag.GitHub.GraphQL;

/// <summary>What this program asks of star histories.</summary>
internal static class StarOperations
{
    /// <summary>The most repositories that one query asks about.</summary>
    public const int MostRepositories = 25;

    /// <summary>
    /// A page of the newest stars of some repositories. Number 3 is <c>r3</c> in the answer; it is named by
    /// <see cref="RepositoryVariables"/>, and where its page begins is the variable <c>a3</c>.
    /// </summary>
    public static GraphQLOperation<Dictionary<string, string>, StarsData> Stars(int repositories)
    {
        var numbers = Enumerable.Range(0, repositories).ToList();
        return new GraphQLOperation<Dictionary<string, string>, StarsData>(
            "Stars",
            $$"""
            query Stars({{string.Join(", ", numbers.Select(static i => $"$o{i}: String!, $n{i}: String!, $a{i}: String"))}}) {
              rateLimit { cost remaining resetAt }
              {{string.Join("\n  ", numbers.Select(static i => $"r{i}: repository(owner: $o{i}, name: $n{i}) {{ {Newest(i)} }}"))}}
            }
            """,
            GitHubJson.Default.GraphQLRequestDictionaryStringString,
            GitHubJson.Default.GraphQLResponseStarsData);
    }

    private static string Newest(int repository) =>
        $"stargazers(first: 100, after: $a{repository}, orderBy: {{field: STARRED_AT, direction: DESC}}) {{ pageInfo {{ hasNextPage endCursor }} edges {{ starredAt }} }}";
}
