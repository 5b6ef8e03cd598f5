namespace GitBrag.GitHub.StandIn;

internal static class AccountTypes
{
    public static IEnumerable<ObjectType> All =>
    [
        new ObjectType<WorldUser>("User", "Node", "Actor", "RepositoryOwner")
            .Add("id", "ID!", "", (user, call) => call.Context.World.WrittenId(user.Id))
            .Add("databaseId", "Int", user => user.DatabaseId)
            .Add("login", "String!", user => user.Login)
            .Add("name", "String", user => user.Name)
            .Add("bio", "String", user => user.Bio)
            .Add("company", "String", user => user.Company)
            .Add("location", "String", user => user.Location)
            .Add("avatarUrl", "URI!", "size: Int", (user, call) => call.Context.AvatarOf(user.DatabaseId))
            .Add("url", "URI!", user => $"https://github.com/{user.Login}")
            .Add("websiteUrl", "URI", user => user.Website)
            .Add("twitterUsername", "String", user => user.Twitter)
            .Add("createdAt", "DateTime!", user => user.CreatedAt)
            .Add("updatedAt", "DateTime!", user => user.UpdatedAt)
            .Add("socialAccounts", "SocialAccountConnection!", Connection.Arguments, (user, call) => Connection.Page(user.SocialAccounts, call))
            .Add("pullRequests", "PullRequestConnection!", $"states: [PullRequestState!], orderBy: IssueOrder, {Connection.Arguments}", PullRequests),
        new ObjectType<WorldOrganization>("Organization", "Node", "Actor", "RepositoryOwner")
            .Add("id", "ID!", "", (organization, call) => call.Context.World.WrittenId(organization.Id))
            .Add("databaseId", "Int", organization => organization.DatabaseId)
            .Add("login", "String!", organization => organization.Login)
            .Add("name", "String", organization => organization.Name)
            .Add("url", "URI!", organization => $"https://github.com/{organization.Login}")
            .Add("avatarUrl", "URI!", "size: Int", (organization, call) => call.Context.AvatarOf(organization.DatabaseId)),
        new ObjectType("Actor", null).Declares("login", "String!").Declares("url", "URI!").Declares("avatarUrl", "URI!"),
        new ObjectType("RepositoryOwner", null)
            .Declares("id", "ID!").Declares("login", "String!").Declares("url", "URI!").Declares("avatarUrl", "URI!"),
        new ObjectType<WorldSocialAccount>("SocialAccount")
            .Add("provider", "SocialAccountProvider!", account => account.Provider.ToUpperInvariant())
            .Add("url", "URI!", account => account.Url)
            .Add("displayName", "String!", account => account.Url),
        .. ConnectionTypes.Of("SocialAccount"),
    ];

    private static Connection PullRequests(WorldUser user, FieldCall call)
    {
        var states = call.List("states");
        var order = call.Arguments.GetValueOrDefault("orderBy") as IReadOnlyDictionary<string, object?>;
        var byUpdate = (string?)order?["field"] == "UPDATED_AT";
        var sign = (string?)order?["direction"] == "DESC" ? -1 : 1;
        var own = call.Context.World.PullRequestsOf(user.Login).Where(call.Context.Sees).Where(p => states is null || states.Contains(p.State)).ToList();
        own.Sort((a, b) => sign * (byUpdate ? (a.UpdatedAt, a.DatabaseId).CompareTo((b.UpdatedAt, b.DatabaseId))
            : (a.CreatedAt, a.DatabaseId).CompareTo((b.CreatedAt, b.DatabaseId))));
        var page = Connection.Page(own, call);
        call.Context.PullRequests += page.Items.Count;
        return page;
    }
}
