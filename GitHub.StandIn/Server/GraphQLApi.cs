namespace GitBrag.GitHub.StandIn;

/// <summary>Runs GraphQL requests, with the time they take and the points they cost.</summary>
internal sealed class GraphQLApi(GitHubStandIn standIn, GitHubStandInOptions options)
{
    /// <summary>The cost of a query that timed out, added to its price.</summary>
    private const int TimeoutPoints = 10;

    private readonly Cursors _cursors = new();

    public async Task<Answer> RespondAsync(ApiRequest request, string baseUrl, CancellationToken ended)
    {
        var query = request.Query!;
        standIn.Stats.Invalid(query.Invalid.Select(error => error.Message));
        if (query.Refusal is { } refusal)
        {
            request.GiveBack();
            if (query.IsLacking) standIn.Stats.FaultInjected();
            await standIn.PauseAsync(options.Latency.GraphQL, ended);
            return refusal;
        }

        var context = Context(request, baseUrl);
        var answer = query.Run(context);
        request.Call.PullRequests = context.PullRequests;
        request.Call.FileLists = context.FileLists;
        request.Call.Points = query.Price.Points;
        standIn.Stats.Spent(query.Price.Points);
        return await InTimeAsync(request, answer, Duration(context), ended);
    }

    private QueryContext Context(ApiRequest request, string baseUrl)
    {
        var price = request.Query!.Price;
        var quota = request.Limits.Read(request.Caller, Resource.GraphQL);
        var status = new RateLimitStatus(price.Points, (int)price.Nodes, quota.Limit, quota.Remaining, quota.Used, quota.Reset);
        return new QueryContext(standIn.World, request.Caller, baseUrl, _cursors, status, standIn.ShowsStargazers, standIn.Mode);
    }

    private TimeSpan Duration(QueryContext context) =>
        options.Latency.GraphQL + (options.Latency.PullRequest * context.PullRequests) + (options.Latency.FileList * context.FileLists.Count);

    private async Task<Answer> InTimeAsync(ApiRequest request, Answer answer, TimeSpan duration, CancellationToken ended)
    {
        var longest = options.Latency.Timeout;
        var isCut = duration > longest;
        var spent = isCut ? longest : duration;
        request.Limits.Work(request.Caller, spent - options.Latency.GraphQL);
        if (isCut)
        {
            request.Limits.Charge(request.Caller, Resource.GraphQL, TimeoutPoints);
            answer = Answer.Json(502, new { data = (object?)null, errors = new[] { new { message = TimeoutMessage } } });
        }

        await standIn.PauseAsync(spent, ended);
        return answer;
    }

    private const string TimeoutMessage =
        "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. "
        + "Please include `0000:0000:0000:0000` when reporting this issue.";
}
