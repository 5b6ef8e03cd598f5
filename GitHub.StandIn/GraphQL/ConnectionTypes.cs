namespace GitBrag.GitHub.StandIn;

internal static class ConnectionTypes
{
    public static IEnumerable<ObjectType> Shared =>
    [
        new ObjectType<Connection>("PageInfo")
            .Add("hasNextPage", "Boolean!", c => c.HasNextPage)
            .Add("hasPreviousPage", "Boolean!", c => c.HasPreviousPage)
            .Add("startCursor", "String", c => c.StartCursor)
            .Add("endCursor", "String", c => c.EndCursor),
    ];

    /// <summary>The connection and the edge type of a node type, named as GitHub names them.</summary>
    public static IEnumerable<ObjectType> Of(string node, string countedAs = "totalCount")
    {
        yield return new ObjectType<Connection>($"{node}Connection")
            .Add(countedAs, "Int!", c => c.Total)
            .Add("pageInfo", "PageInfo!", c => c)
            .Add("nodes", $"[{node}]", c => c.Items)
            .Add("edges", $"[{node}Edge]", c => c.Edges);
        yield return new ObjectType<Edge>($"{node}Edge")
            .Add("node", node, e => e.Node)
            .Add("cursor", "String!", e => e.Cursor);
    }
}
