namespace GitBrag.GitHub.StandIn;

/// <summary>The pull requests of one repository of the demonstration: one for each title, in order, on working days.</summary>
internal sealed class DemoHistory(DemoRepository repository, Random random, DateTimeOffset until)
{
    private const double RefusedShare = 0.06;
    private static readonly TimeSpan Length = TimeSpan.FromDays(729);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(5);
    private readonly DemoChanges _changes = new(repository, random);

    public IEnumerable<WorldPullRequest> Write()
    {
        var instants = Instants();
        var number = repository.FirstNumber;
        for (var index = 0; index < instants.Count; index++)
        {
            number += 1 + random.Next(repository.Role == "OWNER" ? 2 : 9);
            yield return PullRequest(repository.Titles[index], instants[index], number, isLast: index == instants.Count - 1);
        }
    }

    private WorldPullRequest PullRequest(string title, DateTimeOffset created, int number, bool isLast)
    {
        // Half a working day for a small change, a few days at times.
        var review = TimeSpan.FromHours(0.3 - (14 * Math.Log(1 - random.NextDouble())));
        var ended = Seconds(created + review);
        var isRefused = random.NextDouble() < RefusedShare;
        var isOpen = ended > until || (isLast && repository.To >= 1);
        return new WorldPullRequest
        {
            Repository = repository.FullName,
            Number = number,
            Author = DemoWorld.Login,
            Title = title,
            CreatedAt = created,
            ClosedAt = isOpen ? null : ended,
            MergedAt = isOpen || isRefused ? null : ended,
            IsDraft = isOpen && title.StartsWith("feat", StringComparison.Ordinal) && repository.Role != "OWNER",
            AuthorAssociation = repository.Role,
            Files = _changes.Of(title),
        };
    }

    /// <summary>When the pull requests were opened, in order: mostly on weekdays between eight and seven.</summary>
    private List<DateTimeOffset> Instants()
    {
        var instants = new List<DateTimeOffset>();
        var start = until - Length;
        foreach (var _ in repository.Titles)
        {
            var at = start + ((Length - Recent) * (repository.From + ((repository.To - repository.From) * random.NextDouble())));
            if (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && random.NextDouble() < 0.85) at += TimeSpan.FromDays(-2);
            var working = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero) + TimeSpan.FromHours(8 + (11 * random.NextDouble()));
            instants.Add(Seconds(working < until ? working : until - TimeSpan.FromHours(1 + (5 * random.NextDouble()))));
        }

        instants.Sort();
        // Ongoing work has open pull requests from the last days.
        if (repository.To >= 1) instants[^1] = Seconds(until - TimeSpan.FromHours(2 + (110 * random.NextDouble())));
        return instants;
    }

    private static DateTimeOffset Seconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
