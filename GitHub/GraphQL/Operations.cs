
namespace GitBrag.GitHub.GraphQL;

/// <summary>What this program asks GitHub. A refresh has <see cref="RefreshOperations"/> of its own.</summary>
internal static class Operations
{
    /// <summary>An account, with what a report says of a person.</summary>
    internal const string Owner = """
        fragment Owner on RepositoryOwner {
          __typename login
          ... on User {
            databaseId name avatarUrl bio company location websiteUrl twitterUsername
            socialAccounts(first: 10) { nodes { provider url } }
          }
        }
        """;

    /// <summary>What a report says of a pull request and its repository.</summary>
    internal const string Facts = """
        fragment Facts on PullRequest {
          id number title url isDraft createdAt updatedAt mergedAt closedAt additions deletions changedFiles authorAssociation
          repository { databaseId nameWithOwner url description isPrivate stargazerCount createdAt }
        }
        """;

    private const string Found = $$"""
        fragment Found on SearchResultItemConnection {
          issueCount
          pageInfo { hasNextPage endCursor }
          nodes { ...Facts }
        }
        {{Facts}}
        """;

    // A search that finds nothing is believed only beside this.
    private const string Newest = """
        fragment Newest on RepositoryOwner {
          ... on User { newest: pullRequests(first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount nodes { updatedAt } } }
        }
        """;

    private const string FileList = """
        fragment FileList on PullRequest {
          id updatedAt additions deletions changedFiles
          files(first: $files, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { path additions deletions } }
        }
        """;

    /// <summary>The subject and the newest pull requests of both searches.</summary>
    public static readonly GraphQLOperation<ListingVariables, ListingData> Listing = new(
        "Listing",
        $$"""
        query Listing($login: String!, $created: String!, $merged: String!, $withMerged: Boolean!, $page: Int!) {
          rateLimit { cost remaining resetAt }
          repositoryOwner(login: $login) { ...Owner ...Newest }
          created: search(type: ISSUE, query: $created, first: $page) { ...Found }
          merged: search(type: ISSUE, query: $merged, first: $page) @include(if: $withMerged) { ...Found }
        }
        {{Owner}}
        {{Newest}}
        {{Found}}
        """,
        GitHubJson.Default.GraphQLRequestListingVariables,
        GitHubJson.Default.GraphQLResponseListingData);

    /// <summary>One page of one search window.</summary>
    public static readonly GraphQLOperation<WindowVariables, WindowData> Window = new(
        "Window",
        $$"""
        query Window($search: String!, $page: Int!, $after: String) {
          rateLimit { cost remaining resetAt }
          search(type: ISSUE, query: $search, first: $page, after: $after) { ...Found }
        }
        {{Found}}
        """,
        GitHubJson.Default.GraphQLRequestWindowVariables,
        GitHubJson.Default.GraphQLResponseWindowData);

    /// <summary>Who a login is.</summary>
    public static readonly GraphQLOperation<SubjectVariables, SubjectData> Subject = new(
        "Subject",
        $$"""
        query Subject($login: String!) {
          rateLimit { cost remaining resetAt }
          repositoryOwner(login: $login) { ...Owner }
        }
        {{Owner}}
        """,
        GitHubJson.Default.GraphQLRequestSubjectVariables,
        GitHubJson.Default.GraphQLResponseSubjectData);

    /// <summary>The file lists of several pull requests.</summary>
    public static readonly GraphQLOperation<FileListsVariables, FileListsData> FileLists = new(
        "FileLists",
        $$"""
        query FileLists($ids: [ID!]!, $files: Int!, $after: String) {
          rateLimit { cost remaining resetAt }
          nodes(ids: $ids) { ...FileList }
        }
        {{FileList}}
        """,
        GitHubJson.Default.GraphQLRequestFileListsVariables,
        GitHubJson.Default.GraphQLResponseFileListsData);

    /// <summary>A further page of one pull request's file list.</summary>
    public static readonly GraphQLOperation<MoreFilesVariables, MoreFilesData> MoreFiles = new(
        "MoreFiles",
        $$"""
        query MoreFiles($id: ID!, $files: Int!, $after: String) {
          rateLimit { cost remaining resetAt }
          node(id: $id) { ...FileList }
        }
        {{FileList}}
        """,
        GitHubJson.Default.GraphQLRequestMoreFilesVariables,
        GitHubJson.Default.GraphQLResponseMoreFilesData);

    /// <summary>Nothing, to measure the round trip.</summary>
    public static readonly GraphQLOperation<NoVariables, BareData> RoundTrip = new(
        "RoundTrip",
        "query RoundTrip { rateLimit { cost remaining resetAt } }",
        GitHubJson.Default.GraphQLRequestNoVariables,
        GitHubJson.Default.GraphQLResponseBareData);
}
