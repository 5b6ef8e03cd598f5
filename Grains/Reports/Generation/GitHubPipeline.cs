using System.Threading.Channels;
using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.GitHub.FileLists;
using GitBrag.GitHub.Listing;
using GitBrag.GitHub.Sessions;
using GitBrag.Keys;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reports.Generation;

/// <summary>Lists pull requests and fetches file lists side by side, beside the grain's turns. What it finds, its end and its failure come as events.</summary>
internal sealed class GitHubPipeline
{
    private readonly Channel<GenerationEvent> _events = Channel.CreateUnbounded<GenerationEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<ListedPullRequest> _wanted = Channel.CreateUnbounded<ListedPullRequest>();

    public GitHubPipeline(GitHubAccess gitHub, CredentialReference credential) => Session = gitHub.Open(credential, OnWait);

    /// <summary>The session that everything is asked with.</summary>
    public GitHubSession Session { get; }

    public ChannelReader<GenerationEvent> Events => _events.Reader;

    /// <summary>Asks for a pull request's files.</summary>
    public void Want(PullRequestFacts pull) => _wanted.Writer.TryWrite(pull.ToListed());

    /// <summary>Tells that no more files will be wanted.</summary>
    public void WantNoMore() => _wanted.Writer.Complete();

    /// <summary>Runs to the end of both; never fails.</summary>
    /// <param name="list">The listing: <see cref="List"/> or <see cref="Replay"/>.</param>
    /// <param name="expected">How many pull requests there will be, as far as is known.</param>
    /// <param name="ending">Ends both.</param>
    public async Task Run(Func<CancellationToken, Task> list, Func<int> expected, CancellationTokenSource ending)
    {
        try
        {
            await Task.WhenAll(EndBothOnFault(list(ending.Token), ending), EndBothOnFault(Fetch(expected, ending.Token), ending));
            _events.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            _events.Writer.TryComplete(exception);
        }
    }

    /// <summary>Lists the pull requests.</summary>
    public async Task List(Func<CancellationToken, Task<ListingQuery>> query, CancellationToken ending)
    {
        var outcome = await Session.ListAsync(await query(ending), (page, token) => _events.Writer.WriteAsync(new GenerationEvent.Listed(page.ToFacts()), token), ending);
        await _events.Writer.WriteAsync(new GenerationEvent.ListingEnded(outcome.Missing, outcome.FullyListedAt, outcome.Error?.ToTaskError()), ending);
    }

    /// <summary>Takes the listing of an earlier attempt.</summary>
    public async Task Replay(DraftedListing listing, CancellationToken ending)
    {
        await _events.Writer.WriteAsync(new GenerationEvent.Listed(listing.Page), ending);
        await _events.Writer.WriteAsync(new GenerationEvent.ListingEnded([], listing.FullyListedAt, null), ending);
    }

    private async Task Fetch(Func<int> expected, CancellationToken ending)
    {
        var error = await Session.FetchFileListsAsync(_wanted.Reader, expected, (result, token) => _events.Writer.WriteAsync(Fetched(result), token), ending);
        if (error is not null)
        {
            await _events.Writer.WriteAsync(new GenerationEvent.Refused(error.ToTaskError()), ending);
        }
    }

    private static GenerationEvent.Fetched Fetched(FetchedFileList result)
    {
        var files = result.Files?.ToFileList();
        return new GenerationEvent.Fetched(result.Pull.ToFacts(), files, files?.ToSummary(), result.MissingReason);
    }

    // Fetching waits for what listing finds, so neither may outlive the other's failure.
    private static async Task EndBothOnFault(Task task, CancellationTokenSource ending)
    {
        try
        {
            await task;
        }
        catch
        {
            await ending.CancelAsync();
            throw;
        }
    }

    // Questions after the pipeline's end may wait as well; then nobody listens.
    private ValueTask OnWait(DateTimeOffset? until, CancellationToken ending)
    {
        _events.Writer.TryWrite(new GenerationEvent.Waiting(until));
        return ValueTask.CompletedTask;
    }
}
