namespace GitBrag.GitHub.StandIn;

internal static class QueryTypes
{
    private const int MostIds = 100;
    private const int MostSearchResults = 1000;

    public static IEnumerable<ObjectType> All =>
    [
        new ObjectType<QueryContext>("Query")
            .Add("rateLimit", "RateLimit", query => query.RateLimit)
            .Add("viewer", "User!", Viewer)
            .Add("user", "User", "login: String!", (query, call) => query.Owner(call.Text("login")!) as WorldUser
                ?? throw GraphQLException.NotFound($"Could not resolve to a User with the login of '{call.Text("login")}'."))
            .Add("organization", "Organization", "login: String!", (query, call) => query.World.Organization(call.Text("login")!)
                ?? throw GraphQLException.NotFound($"Could not resolve to an Organization with the login of '{call.Text("login")}'."))
            .Add("repositoryOwner", "RepositoryOwner", "login: String!", (query, call) => query.Owner(call.Text("login")!))
            .Add("repository", "Repository", "owner: String!, name: String!", Repository)
            .Add("node", "Node", "id: ID!", (query, call) =>
                Node(query, call.Text("id")!) switch { GraphQLException missing => throw missing, var node => node })
            .Add("nodes", "[Node]!", "ids: [ID!]!", Nodes)
            .Add("search", "SearchResultItemConnection!", $"type: SearchType!, query: String!, {Connection.Arguments}", Search),
        new ObjectType<RateLimitStatus>("RateLimit")
            .Add("cost", "Int!", limit => limit.Cost)
            .Add("limit", "Int!", limit => limit.Limit)
            .Add("remaining", "Int!", limit => limit.Remaining)
            .Add("used", "Int!", limit => limit.Used)
            .Add("nodeCount", "Int!", limit => limit.NodeCount)
            .Add("resetAt", "DateTime!", limit => limit.ResetAt),
        new ObjectType("Node", null).Declares("id", "ID!"),
        new ObjectType("SearchResultItem", null),
        .. ConnectionTypes.Of("SearchResultItem", countedAs: "issueCount"),
    ];

    private static WorldUser Viewer(QueryContext query) =>
        query.Caller.Login is { } login && query.World.User(login) is { } user
            ? user
            : throw new GraphQLException("Resource not accessible by integration") { Type = "FORBIDDEN" };

    private static WorldRepository Repository(QueryContext query, FieldCall call)
    {
        var fullName = $"{call.Text("owner")}/{call.Text("name")}";
        return query.World.Repository(fullName) is { } found && query.Sees(found)
            ? found
            : throw GraphQLException.NotFound($"Could not resolve to a Repository with the name '{fullName}'.");
    }

    /// <summary>The node of an id, or the error that stands for it.</summary>
    private static object Node(QueryContext query, string id)
    {
        var visible = query.World.TryGetNode(id, out var node) && node switch
        {
            WorldPullRequest pullRequest => query.Sees(pullRequest),
            WorldRepository repository => query.Sees(repository),
            _ => true,
        };
        if (!visible) return GraphQLException.NotFound($"Could not resolve to a node with the global id of '{id}'");
        if (node is WorldPullRequest) query.PullRequests++;
        return node!;
    }

    private static IEnumerable<object> Nodes(QueryContext query, FieldCall call)
    {
        var ids = call.List("ids")!;
        if (ids.Count > MostIds)
            throw new GraphQLException($"You may not provide more than {MostIds} node ids; you provided {ids.Count}.") { Type = "ARGUMENT_LIMIT" };
        return ids.Select(id => Node(query, (string)id!)).ToList();
    }

    private static Connection Search(QueryContext query, FieldCall call)
    {
        if (call.Text("type") != "ISSUE") throw new GraphQLException("The stand-in searches ISSUE only.") { Type = "NOT_IMPLEMENTED" };
        List<WorldPullRequest> found;
        try
        {
            found = IssueSearch.Parse(call.Text("query")!).Run(query.World, query.Caller.SeesPrivate);
        }
        catch (SearchException)
        {
            // GraphQL answers a search that REST refuses with nothing found.
            found = [];
        }

        var page = Connection.Page(found.Take(MostSearchResults).ToList(), call, found.Count);
        query.PullRequests += page.Items.Count;
        return page;
    }
}
