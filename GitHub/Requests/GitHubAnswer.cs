using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Requests;

/// <summary>How one request ended.</summary>
internal abstract record GitHubAnswer
{
    /// <summary>What kind of answer it is.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>Why there is no data, as a sentence for people; empty with data.</summary>
    public string Reason { get; init; } = "";

    /// <summary>From sending to the first of the answer; null when nothing was answered.</summary>
    public TimeSpan? ResponseTime { get; init; }

    /// <summary>What the answer's headers say of limits.</summary>
    public LimitHeaders Limits { get; init; }

    /// <summary>What the answer's headers say of single sign-on.</summary>
    public SignOnHeader SignOn { get; init; } = SignOnHeader.None;

    /// <summary>What every query has in common; null without data.</summary>
    public abstract QueryData? Common { get; }

    /// <summary>The errors beside the data, or in its place.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; init; } = [];

    /// <summary>Why something that was asked for is not in the answer, as a sentence for people; never empty.</summary>
    public string WhyIncomplete => Errors is [var error, ..] && Reason is "" ? error.Sentence : Reason is "" ? "GitHub answered in part only." : Reason;

    /// <summary>Why the account that was asked for is not in the answer although GitHub may know it; null when GitHub knows none of that login.</summary>
    public GraphQLError? OwnerError => Errors.FirstOrDefault(static error => error.Root is null or "repositoryOwner" or "user" && !error.IsNotFound);

    /// <summary>Whether the next request should ask for less.</summary>
    public bool AsksForLess => Kind == AnswerKind.TooMuch || Errors.Any(static error => error.AsksForLess);
}

/// <summary>How one request ended.</summary>
/// <typeparam name="TData">Its data.</typeparam>
internal sealed record GitHubAnswer<TData> : GitHubAnswer
    where TData : QueryData
{
    /// <summary>The data; not null when the kind is <see cref="AnswerKind.Data"/>.</summary>
    public TData? Data { get; init; }

    /// <inheritdoc/>
    public override QueryData? Common => Data;
}
