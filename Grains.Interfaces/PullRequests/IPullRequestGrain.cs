using GitBrag.Keys;

namespace GitBrag.PullRequests;

/// <summary>Keeps the file list of one pull request in memory for six hours. Key: <see cref="PullRequestId"/>.</summary>
[Alias("gitbrag.IPullRequestGrain")]
public interface IPullRequestGrain : IGrainWithStringKey
{
    /// <summary>Gives the file list if it is still valid.</summary>
    /// <param name="updatedAt">When the pull request was last updated, as far as the caller knows; an older list is not valid.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The list, or null when there is none, it was fetched six hours ago or more, or the pull request was updated since.</returns>
    [Alias("GetFiles")]
    Task<FileList?> GetFiles(DateTimeOffset updatedAt, CancellationToken cancellationToken = default);

    /// <summary>Hands over a list that was just fetched. An older list than the kept one changes nothing.</summary>
    /// <param name="files">The list.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the list is kept.</returns>
    [Alias("SetFiles")]
    Task SetFiles(FileList files, CancellationToken cancellationToken = default);

    /// <summary>Forgets the list.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is forgotten.</returns>
    [Alias("Forget")]
    Task Forget(CancellationToken cancellationToken = default);
}
