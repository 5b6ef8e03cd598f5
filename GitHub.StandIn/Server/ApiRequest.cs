namespace GitBrag.GitHub.StandIn;

/// <summary>An API request on its way, with the limits that were in force when it came.</summary>
internal sealed record ApiRequest(GitHubCall Call, Caller Caller, RestRoute Route, QueryRequest? Query, Limits Limits)
{
    public Resource Resource => Query is null ? Route.Resource : Resource.GraphQL;

    /// <summary>What it takes from the quota.</summary>
    public int Price => Query?.Price.Points ?? 1;

    /// <summary>Returns the price to the quota, for a request that cost nothing after all.</summary>
    public void GiveBack() => Limits.Charge(Caller, Resource, -Price);
}
