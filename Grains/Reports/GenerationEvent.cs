using GitBrag.GitHub;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports;

/// <summary>Something that the conversation with GitHub, which runs beside the grain's turns, has to tell the generation.</summary>
internal abstract record GenerationEvent
{
    private GenerationEvent()
    {
    }

    /// <summary>A page of pull requests was listed.</summary>
    public sealed record Listed(ListedPage Page) : GenerationEvent;

    /// <summary>The listing is over.</summary>
    public sealed record ListingEnded(ListingOutcome Outcome) : GenerationEvent;

    /// <summary>A file list came, or will not come.</summary>
    public sealed record Fetched(FetchedFileList Result, FileSummary? Summary) : GenerationEvent;

    /// <summary>GitHub refused to go on.</summary>
    public sealed record Refused(TaskError Error) : GenerationEvent;

    /// <summary>A wait for a rate limit begins, or is over when there is no instant.</summary>
    public sealed record Waiting(DateTimeOffset? Until) : GenerationEvent;
}
