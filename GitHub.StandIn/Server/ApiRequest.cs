namespace GitBrag.GitHub.StandIn;

/// <summary>An API request, with the limits in force when it arrived.</summary>
internal sealed record ApiRequest(GitHubCall Call, Caller Caller, RestRoute Route, QueryRequest? Query, Limits Limits)
{
    public Resource Resource => Query is null ? Route.Resource : Resource.GraphQL;

    /// <summary>Its cost.</summary>
    public int Price => Query?.Price.Points ?? 1;

    /// <summary>Refunds the price of a request that turned out to be free.</summary>
    public void GiveBack() => Limits.Charge(Caller, Resource, -Price);
}
