using System.Collections.Immutable;
using GitBrag.PullRequests;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>Something that the pipeline to GitHub, which runs beside the grain's turns, tells the generation.</summary>
internal abstract record GenerationEvent
{
    private GenerationEvent()
    {
    }

    /// <summary>A page of pull requests was listed.</summary>
    public sealed record Listed(FactsPage Page) : GenerationEvent;

    /// <summary>The listing is over.</summary>
    public sealed record ListingEnded(ImmutableArray<string> Missing, DateTimeOffset? FullyListedAt, TaskError? Error) : GenerationEvent;

    /// <summary>A file list came, or will not come.</summary>
    public sealed record Fetched(PullRequestFacts Pull, FileList? Files, FileSummary? Summary, string? MissingReason) : GenerationEvent;

    /// <summary>GitHub refused to go on.</summary>
    public sealed record Refused(TaskError Error) : GenerationEvent;

    /// <summary>A wait for a rate limit begins, or is over when there is no instant.</summary>
    public sealed record Waiting(DateTimeOffset? Until) : GenerationEvent;
}
