using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Stars;

/// <summary>One report's look into the star histories of repositories.</summary>
/// <remarks>
/// Since 2026-06-30 GitHub shows who starred a repository, and when, to its own people alone; an Enterprise server may still show it to everybody. So a token is
/// tried, and once it was refused, only reports about its own account ask again.
/// <para>
/// A history tells the stars given in the period that still stand. That is not quite the difference of two counts: a star that was taken back since is missing
/// from it, and one taken back that was older than the period is not subtracted. So it is never negative.
/// </para>
/// </remarks>
public sealed class StarHistory
{
    // A few hundred stars of a repository, or a few dozen repositories: beyond that an answer is not worth its price.
    private const int MostRequests = 4;

    private readonly Lazy<(MeteredRequests Requests, PooledCredential Pooled)?> _opened;
    private readonly long _accountId;

    internal StarHistory(Func<(MeteredRequests Requests, PooledCredential Pooled)?> open, long accountId) =>
        (_opened, _accountId) = (new Lazy<(MeteredRequests, PooledCredential)?>(open), accountId);

    /// <summary>The requests sent so far, retries included.</summary>
    public int Requests => _opened is { IsValueCreated: true, Value: { } opened } ? opened.Requests.Requests : 0;

    /// <summary>The GraphQL points that GitHub has charged so far.</summary>
    public int Points => _opened is { IsValueCreated: true, Value: { } opened } ? opened.Requests.Points : 0;

    /// <summary>Counts the stars that repositories were given in a period.</summary>
    /// <param name="repositories">Their names.</param>
    /// <param name="since">The first instant of the period.</param>
    /// <param name="until">The last instant of the period.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>The counts by name, or why one was not counted to its end. What GitHub does not show is not among them.</returns>
    public async Task<IReadOnlyDictionary<string, CountedStars>> CountAsync(
        IEnumerable<string> repositories, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // Off the caller's scheduler: decrypting a token may have to wait for the key ring.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var counted = new Dictionary<string, CountedStars>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<StarTally>(repositories.Select(name => new StarTally(name, since, until)));
        for (var request = 0; open.Count > 0 && request < MostRequests && _opened.Value is { } opened && MayRead(opened.Pooled); request++)
        {
            StarTally[] asked = [.. Enumerable.Range(0, Math.Min(open.Count, StarOperations.MostRepositories)).Select(_ => open.Dequeue())];
            var answer = await opened.Requests.AskAsync(StarOperations.Stars(asked.Length), Variables(asked), asked.Length, 0, cancellationToken).ConfigureAwait(false);
            Learn(opened.Pooled, answer);
            foreach (var tally in Take(asked, answer, counted))
            {
                open.Enqueue(tally);
            }
        }

        foreach (var tally in open.Where(static tally => tally.After is not null))
        {
            counted[tally.Repository] = tally.TooMany();
        }

        return counted;
    }

    private bool MayRead(PooledCredential pooled) => pooled.AccountId == _accountId || !pooled.ReadsOwnStarsOnly;

    private static Dictionary<string, string> Variables(StarTally[] asked)
    {
        var variables = RepositoryVariables.Of(asked.Select(static tally => tally.Repository));
        foreach (var (i, tally) in asked.Index())
        {
            if (tally.After is { } after)
            {
                variables[$"a{i}"] = after;
            }
        }

        return variables;
    }

    private static void Learn(PooledCredential pooled, GitHubAnswer<StarsData> answer)
    {
        if (answer.Kind == AnswerKind.Refused || answer.Errors.Any(static error => error.Type == "FORBIDDEN"))
        {
            pooled.ReadsOwnStarsOnly = true;
        }
    }

    // Gives those that go on.
    private static IEnumerable<StarTally> Take(StarTally[] asked, GitHubAnswer<StarsData> answer, Dictionary<string, CountedStars> counted)
    {
        foreach (var (i, tally) in asked.Index())
        {
            if (answer.Data?.StarsOf(i) is not { IsWhole: true } page)
            {
                continue;
            }

            if (tally.Take(page.StarredAt, page.Next))
            {
                yield return tally;
            }
            else
            {
                counted[tally.Repository] = tally.Total();
            }
        }
    }
}
