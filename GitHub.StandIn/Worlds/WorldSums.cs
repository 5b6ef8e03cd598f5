namespace GitBrag.GitHub.StandIn;

/// <summary>The sums that a report must have. They are computed from the world, without code of the product.</summary>
/// <param name="PullRequests">How many count: those that were not closed without a merge. The sums that follow are over these.</param>
/// <param name="Merged">How many were merged.</param>
/// <param name="Open">How many are open.</param>
/// <param name="Closed">How many were closed without a merge.</param>
/// <param name="Repositories">In how many repositories.</param>
/// <param name="Additions">Lines added.</param>
/// <param name="Deletions">Lines deleted.</param>
/// <param name="ChangedFiles">Files changed, those of each pull request by themselves.</param>
public sealed record WorldSums(int PullRequests, int Merged, int Open, int Closed, int Repositories, long Additions, long Deletions, long ChangedFiles)
{
    /// <summary>Adds up the public pull requests of an author that were made or merged in a period.</summary>
    /// <param name="world">What exists.</param>
    /// <param name="author">The author's login.</param>
    /// <param name="since">The period's first instant.</param>
    /// <param name="until">The period's last instant.</param>
    public static WorldSums Of(World world, string author, DateTimeOffset since, DateTimeOffset until)
    {
        var pulls = PublicPullRequests(world, author, since, until);
        var counted = pulls.Where(pull => pull.State != "CLOSED").ToList();
        return new WorldSums(
            counted.Count,
            counted.Count(pull => pull.State == "MERGED"),
            counted.Count(pull => pull.State == "OPEN"),
            pulls.Count - counted.Count,
            counted.Select(pull => pull.Repository).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            counted.Sum(pull => (long)pull.Additions),
            counted.Sum(pull => (long)pull.Deletions),
            counted.Sum(pull => (long)pull.ChangedFiles));
    }

    /// <summary>The public pull requests of an author that were made or merged in a period.</summary>
    /// <param name="world">What exists.</param>
    /// <param name="author">The author's login.</param>
    /// <param name="since">The period's first instant.</param>
    /// <param name="until">The period's last instant.</param>
    public static IReadOnlyList<WorldPullRequest> PublicPullRequests(World world, string author, DateTimeOffset since, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(world);
        return [.. world.PullRequestsOf(author).Where(pull => !world.Repository(pull.Repository)!.IsPrivate && (Within(pull.CreatedAt) || Within(pull.MergedAt)))];

        bool Within(DateTimeOffset? instant) => instant >= since && instant <= until;
    }
}
