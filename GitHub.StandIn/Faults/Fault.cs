namespace GitBrag.GitHub.StandIn;

/// <summary>
/// Something that goes wrong with requests: with all that fit every condition that is set. What happens is the first that is set of
/// <see cref="Drop"/>, <see cref="Hang"/>, <see cref="Secondary"/>, <see cref="Status"/> and <see cref="Corrupt"/>, after <see cref="Delay"/>; else only the delay.
/// </summary>
public sealed record Fault
{
    /// <summary>Only requests of this <see cref="GitHubCall.Kind"/>; null for any.</summary>
    public string? Kind { get; init; }

    /// <summary>Only requests whose path contains this; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Only the GraphQL operation of this name; null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>Only requests for which this is true; null for any. Called from any thread.</summary>
    public Func<GitHubCall, bool>? When { get; init; }

    /// <summary>
    /// The share of the fitting requests that are hit, 0 to 1, drawn from a seeded random source. Below 1, the same request is hit twice in a row at most.
    /// </summary>
    public double Rate { get; init; } = 1;

    /// <summary>Hits each fitting request whose place among them this divides, whatever <see cref="Rate"/> is: 10 for each tenth; null for each.</summary>
    public int? Every { get; init; }

    /// <summary>How many requests are hit before the fault is over; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>How long the answer is held up first.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Cuts the connection without an answer.</summary>
    public bool Drop { get; init; }

    /// <summary>Never answers.</summary>
    public bool Hang { get; init; }

    /// <summary>Answers with a secondary limit, which then holds for <see cref="RetryAfter"/>.</summary>
    public bool Secondary { get; init; }

    /// <summary>How long the client is told to wait after <see cref="Secondary"/>.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The status to answer with; null leaves the answer as it is.</summary>
    public int? Status { get; init; }

    /// <summary>The body to answer with, as JSON.</summary>
    public string Body { get; init; } = """{"message":"Server Error"}""";

    /// <summary>The type of that body.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Whether that answer lacks the headers of the limits, as one that does not come from GitHub.</summary>
    public bool Bare { get; init; }

    /// <summary>How the right answer's body is spoilt.</summary>
    public Corruption Corrupt { get; init; }

    /// <summary>What that body is compressed with, or claims to be: <c>gzip</c>, <c>br</c> or <c>deflate</c>; <c>identity</c> for the text itself.</summary>
    public string Encoding { get; init; } = "gzip";

    /// <summary>Headers to answer with.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal bool Fits(GitHubCall call) =>
        (Kind is null || Kind == call.Kind) &&
        (Path is null || call.Path.Contains(Path, StringComparison.OrdinalIgnoreCase)) &&
        (Operation is null || Operation == call.OperationName) &&
        (When is null || When(call));
}
