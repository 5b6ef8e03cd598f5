namespace GitBrag.GitHub.StandIn;

internal static class RepositoryTypes
{
    public static IEnumerable<ObjectType> All =>
    [
        new ObjectType<WorldRepository>("Repository", "Node")
            .Add("id", "ID!", "", (repository, call) => call.Context.World.WrittenId(repository.Id))
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
            .Add("stargazers", "StargazerConnection!", $"orderBy: StarOrder, {Connection.Arguments}", Stargazers),
        new ObjectType<Connection>("StargazerConnection")
            .Add("totalCount", "Int!", c => c.Total)
            .Add("pageInfo", "PageInfo!", c => c)
            .Add("edges", "[StargazerEdge]", c => c.Edges),
        new ObjectType<Edge>("StargazerEdge")
            .Add("starredAt", "DateTime!", e => ((WorldStar)e.Node).StarredAt)
            .Add("cursor", "String!", e => e.Cursor),
    ];

    private static Connection Stargazers(WorldRepository repository, FieldCall call)
    {
        if (!call.Context.SeesStargazersOf(repository))
            throw new GraphQLException("You do not have permission to view the stargazers of this repository.") { Type = "FORBIDDEN" };
        var newestFirst = (call.Arguments.GetValueOrDefault("orderBy") as IReadOnlyDictionary<string, object?>)?["direction"] as string == "DESC";
        var stars = repository.StarredAt.Order().Select(instant => new WorldStar(instant));
        return Connection.Page([.. newestFirst ? stars.Reverse() : stars], call);
    }

    private static WorldPullRequest PullRequest(WorldRepository repository, FieldCall call)
    {
        var number = call.Int("number")!.Value;
        var found = call.Context.World.PullRequest(repository.FullName, number)
            ?? throw GraphQLException.NotFound($"Could not resolve to a PullRequest with the number of {number}.");
        call.Context.PullRequests++;
        return found;
    }
}

/// <summary>A star and when it was given; who gave it is nobody in particular.</summary>
internal sealed record WorldStar(DateTimeOffset StarredAt);
