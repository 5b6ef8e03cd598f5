namespace GitBrag.GitHub.StandIn;

internal static class PullRequestTypes
{
    /// <summary>GitHub lists no more files of a pull request than this.</summary>
    public const int MostFiles = 3000;

    public static IEnumerable<ObjectType> All =>
    [
        new ObjectType<WorldPullRequest>("PullRequest", "Node", "SearchResultItem")
            .Add("id", "ID!", "", (pull, call) => call.Context.World.WrittenId(pull.Id))
            .Add("databaseId", "Int", pull => pull.DatabaseId)
            .Add("number", "Int!", pull => pull.Number)
            .Add("title", "String!", pull => pull.Title)
            .Add("url", "URI!", pull => $"https://github.com/{pull.Repository}/pull/{pull.Number}")
            .Add("state", "PullRequestState!", pull => pull.State)
            .Add("isDraft", "Boolean!", pull => pull.IsDraft)
            .Add("merged", "Boolean!", pull => pull.MergedAt is not null)
            .Add("closed", "Boolean!", pull => pull.ClosedAt is not null)
            .Add("createdAt", "DateTime!", pull => pull.CreatedAt)
            .Add("updatedAt", "DateTime!", pull => pull.UpdatedAt)
            .Add("closedAt", "DateTime", pull => pull.ClosedAt)
            .Add("mergedAt", "DateTime", pull => pull.MergedAt)
            .Add("additions", "Int!", pull => pull.Additions)
            .Add("deletions", "Int!", pull => pull.Deletions)
            .Add("changedFiles", "Int!", pull => pull.ChangedFiles)
            .Add("authorAssociation", "CommentAuthorAssociation!", pull => pull.AuthorAssociation)
            .Add("author", "Actor", "", (pull, call) => call.Context.World.User(pull.Author))
            .Add("repository", "Repository!", "", (pull, call) => call.Context.World.Repository(pull.Repository))
            .Add("files", "PullRequestChangedFileConnection", Connection.Arguments, Files),
        new ObjectType<WorldFile>("PullRequestChangedFile")
            .Add("path", "String!", file => file.Path)
            .Add("additions", "Int!", file => file.Additions)
            .Add("deletions", "Int!", file => file.Deletions)
            .Add("changeType", "PatchStatus!", file => file.Status == "removed" ? "DELETED" : file.Status.ToUpperInvariant()),
        .. ConnectionTypes.Of("PullRequest"),
        .. ConnectionTypes.Of("PullRequestChangedFile"),
    ];

    private static Connection? Files(WorldPullRequest pull, FieldCall call)
    {
        call.Context.FileLists.Add(pull.Key);
        return pull.HidesFiles ? null : Connection.Page(pull.Files.Take(MostFiles).ToList(), call);
    }
}
