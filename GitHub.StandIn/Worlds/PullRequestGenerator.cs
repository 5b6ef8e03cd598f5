namespace GitBrag.GitHub.StandIn;

/// <summary>Makes up pull requests for load and paging tests. One seeded random source, drawn from in a fixed order, makes them repeatable.</summary>
internal sealed class PullRequestGenerator
{
    private static readonly string[] Extensions = ["cs", "py", "ts", "go", "rs", "md", "yml", "json", "java", "rb", "css", "zzz", "h", "sh"];
    private static readonly string[] Roles = ["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR", "CONTRIBUTOR"];

    private readonly string _login;
    private readonly int _repositories;
    private readonly int _maxFiles;
    private readonly TimeSpan _span;
    private readonly DateTimeOffset _until;

    public PullRequestGenerator(string login, int repositories, int days, int maxFiles, DateTimeOffset until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repositories, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFiles, 1);
        _login = login;
        _repositories = repositories;
        _maxFiles = maxFiles;
        _span = TimeSpan.FromDays(days);
        _until = WholeSeconds(until);
    }

    public IEnumerable<WorldPullRequest> Take(int count)
    {
        var random = new Random(StableHash.Of(_login));
        for (var index = 0; index < count; index++) yield return Next(random, index);
    }

    private WorldPullRequest Next(Random random, int index)
    {
        var created = WholeSeconds(_until - (_span * random.NextDouble()));
        var roll = random.NextDouble();
        var ended = WholeSeconds(created + (TimeSpan.FromDays(1) * random.NextDouble()));
        if (ended > _until) ended = _until;
        var repository = index % _repositories;
        return new WorldPullRequest
        {
            Repository = $"{_login}-works/part-{repository}",
            Number = (index / _repositories) + 1,
            Author = _login,
            Title = $"Change number {index + 1}",
            CreatedAt = created,
            ClosedAt = roll < 0.1 ? null : ended,
            MergedAt = roll < 0.2 ? null : ended,
            IsDraft = roll < 0.03,
            AuthorAssociation = Roles[repository % Roles.Length],
            Files = [.. Files(random, index)],
        };
    }

    private IEnumerable<WorldFile> Files(Random random, int index)
    {
        var count = 1 + random.Next(_maxFiles);
        for (var file = 0; file < count; file++)
        {
            var path = $"src/part{index % 7}/file{file}.{Extensions[random.Next(Extensions.Length)]}";
            yield return new WorldFile(path, random.Next(60), random.Next(30), file % 5 == 0 ? "added" : "modified");
        }
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
