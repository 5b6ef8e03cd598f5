namespace GitBrag.GitHub.StandIn;

/// <summary>The REST resources, in the shape of GitHub's API version 2022-11-28.</summary>
internal sealed class RestApi(World world)
{
    private const int MostSearchResults = 1000;
    private const int LongestSearch = 256;

    public Answer Respond(RestRoute route, Caller caller, HttpRequest request)
    {
        var json = new RestJson(world, RequestUrl.Api(request), RequestUrl.Base(request));
        return route.Kind switch
        {
            "user" => User(caller.Login, json) ?? Answer.Message(401, "Requires authentication"),
            "user_of_id" => User(world.UserOf(route.Number)?.Login, json) ?? Answer.NotFound,
            "user_repos" => Repositories(caller, json, request),
            "users" => User(route.Login, json) ?? Answer.NotFound,
            "social" => world.User(route.Login) is { } user ? Found(user.SocialAccounts) : Answer.NotFound,
            "repo" => Visible(route, caller) is { } repository ? Found(json.Repository(repository)) : Answer.NotFound,
            "pull" => PullRequest(route, caller) is { } pull ? Found(json.PullRequest(pull)) : Answer.NotFound,
            "files" => PullRequest(route, caller) is { } pull ? Files(pull, json, request) : Answer.NotFound,
            "search" => Search(caller, json, request),
            _ => Answer.NotFound,
        };
    }

    private static Answer Found(object body) => Answer.Json(200, body) with { IsConditional = true };

    private Answer? User(string? login, RestJson json) => login is not null && world.User(login) is { } user ? Found(json.Profile(user)) : null;

    private WorldRepository? Visible(RestRoute route, Caller caller) =>
        world.Repository(route.Repository) is { } repository && (!repository.IsPrivate || caller.SeesPrivate) ? repository : null;

    private WorldPullRequest? PullRequest(RestRoute route, Caller caller) =>
        Visible(route, caller) is null ? null : world.PullRequest(route.Repository, route.Number);

    private static Answer Files(WorldPullRequest pull, RestJson json, HttpRequest request)
    {
        var page = RestPage.Of(pull.Files.Take(PullRequestTypes.MostFiles).ToList(), request);
        return Found(page.Items.Select(file => json.File(pull, file))).With(page.Headers);
    }

    // As far as this program asks: those of one visibility, which the token may see.
    private Answer Repositories(Caller caller, RestJson json, HttpRequest request)
    {
        var isPrivate = request.Query["visibility"] == "private";
        var page = RestPage.Of(world.Repositories().Where(repository => repository.IsPrivate == isPrivate && (!isPrivate || caller.SeesPrivate)).ToList(), request);
        return caller.Login is null ? Answer.Message(401, "Requires authentication") : Found(page.Items.Select(json.Repository)).With(page.Headers);
    }

    private Answer Search(Caller caller, RestJson json, HttpRequest request)
    {
        var query = request.Query["q"].ToString();
        if (string.IsNullOrWhiteSpace(query)) return Invalid("missing", "Validation Failed");
        if (query.Split(' ').Where(word => !word.Contains(':', StringComparison.Ordinal)).Sum(word => word.Length) > LongestSearch)
            return Invalid("invalid", "The search is longer than 256 characters.");
        if (RestPage.First(request) >= MostSearchResults)
            return Answer.Message(422, "Only the first 1000 search results are available");
        try
        {
            var search = IssueSearch.Parse(query);
            if (request.Query.TryGetValue("sort", out var sort)) search.Sort(sort, request.Query["order"] == "asc");
            var found = search.Run(world, caller.SeesPrivate);
            var page = RestPage.Of(found.Take(MostSearchResults).ToList(), request);
            var body = new { total_count = found.Count, incomplete_results = false, items = page.Items.Select(json.Issue) };
            return Answer.Json(200, body).With(page.Headers);
        }
        catch (SearchException error)
        {
            return Invalid("invalid", error.Message);
        }
    }

    private static Answer Invalid(string code, string message) => Answer.Json(422, new
    {
        message = "Validation Failed",
        errors = new[] { new { message, resource = "Search", field = "q", code } },
        documentation_url = "https://docs.github.com/v3/search/",
        status = "422",
    });
}
