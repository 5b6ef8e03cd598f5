using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>What an earlier attempt at the same task left.</summary>
/// <param name="Files">The pull requests with known files, by identity.</param>
/// <param name="Listing">Its listing; null unless it was complete and is recent.</param>
internal sealed record DraftedWork(IReadOnlyDictionary<string, PullRequestFacts> Files, DraftedListing? Listing)
{
    // An older listing is made again when a task is resumed.
    private static readonly TimeSpan LongestListingAge = TimeSpan.FromHours(1);

    /// <summary>Reads a draft; a damaged one counts as none.</summary>
    public static async Task<DraftedWork> Read(TaskDraft? draft, ReportClock clock)
    {
        var files = new Dictionary<string, PullRequestFacts>();
        // Unpacking thousands of pull requests takes long enough to hold up the grain's other turns.
        if (draft is null || await Task.Run(() => FactsDocument.UnpackOrNull(draft.Facts)) is not { } facts)
        {
            return new DraftedWork(files, null);
        }

        KnownFacts.AddFiles(files, facts.PullRequests);
        return new DraftedWork(files, ListingOf(facts, clock.UtcNow));
    }

    private static DraftedListing? ListingOf(ReportFacts facts, DateTimeOffset now)
    {
        if (facts is not { ListingComplete: true, Subject: { } subject, ListedAt: { } listedAt, Since: { } since, Until: { } until }
            || now - listedAt > LongestListingAge)
        {
            return null;
        }

        var page = new FactsPage(subject, facts.PullRequests.Length, [.. facts.PullRequests.Select(static pull => pull with { Files = null })], facts.Repositories);
        return new DraftedListing(page, new ReportSpan(since, until, listedAt), facts.FullyListedAt);
    }
}

/// <summary>A complete listing of an earlier attempt.</summary>
/// <param name="Page">All pull requests and repositories.</param>
/// <param name="Span">The instants that it is about.</param>
/// <param name="FullyListedAt">When everything was listed that it is built upon; null when it listed everything itself.</param>
internal sealed record DraftedListing(FactsPage Page, ReportSpan Span, DateTimeOffset? FullyListedAt);
