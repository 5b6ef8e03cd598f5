namespace GitBrag.GitHub.StandIn;

internal static class RepositoryTypes
{
    public static IEnumerable<ObjectType> All =>
    [
        new ObjectType<WorldRepository>("Repository", "Node")
            .Add("id", "ID!", repository => repository.Id)
            .Add("databaseId", "Int", repository => repository.DatabaseId)
            .Add("name", "String!", repository => repository.Name)
            .Add("nameWithOwner", "String!", repository => repository.FullName)
            .Add("url", "URI!", repository => $"https://github.com/{repository.FullName}")
            .Add("description", "String", repository => repository.Description)
            .Add("isPrivate", "Boolean!", repository => repository.IsPrivate)
            .Add("visibility", "RepositoryVisibility!", repository => repository.IsPrivate ? "PRIVATE" : "PUBLIC")
            .Add("stargazerCount", "Int!", repository => repository.Stars)
            .Add("createdAt", "DateTime!", repository => repository.CreatedAt)
            .Add("owner", "RepositoryOwner!", "", (repository, call) => call.Context.Owner(repository.Owner))
            .Add("pullRequest", "PullRequest", "number: Int!", PullRequest)
            .Add("stargazers", "StargazerConnection!", $"orderBy: StarOrder, {Connection.Arguments}", (_, _) =>
                throw new GraphQLException("You do not have permission to view the stargazers of this repository.") { Type = "FORBIDDEN" }),
        // GitHub lists stargazers to a repository's own people only, so nobody gets as far as these fields.
        new ObjectType("StargazerConnection", null)
            .Declares("totalCount", "Int!").Declares("pageInfo", "PageInfo!").Declares("nodes", "[User]").Declares("edges", "[StargazerEdge]"),
        new ObjectType("StargazerEdge", null).Declares("starredAt", "DateTime!").Declares("cursor", "String!").Declares("node", "User!"),
    ];

    private static WorldPullRequest PullRequest(WorldRepository repository, FieldCall call)
    {
        var number = call.Int("number")!.Value;
        var found = call.Context.World.PullRequest(repository.FullName, number)
            ?? throw GraphQLException.NotFound($"Could not resolve to a PullRequest with the number of {number}.");
        call.Context.PullRequests++;
        return found;
    }
}
