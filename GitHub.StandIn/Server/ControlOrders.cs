using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

internal sealed record TokenOrder(string Token, string Login, string[]? Scopes);

internal sealed record RevokeOrder(string Token);

internal sealed record ConsentOrder(string? Login, bool? Denies, int? TokenStatus)
{
    public void Apply(OAuthConsent consent) => (consent.Login, consent.Denies, consent.TokenStatus) = (Login ?? consent.Login, Denies ?? false, TokenStatus);
}

internal sealed record RemoveOrder(string Repository, int? Number);

internal sealed record GenerateOrder(string Login, int Count, int Repositories = 10, int Days = 360, int MaxFiles = 30, DateTimeOffset? Until = null);

/// <summary>Sizes of limits; windows in milliseconds. What is left out has GitHub's size.</summary>
internal sealed record ResetOrder(
    int? Core, int? Search, int? Graphql, int? CoreWindowMs, int? SearchWindowMs, int? GraphqlWindowMs, int? MaxConcurrent, int? GraphqlWorkMs)
{
    private static readonly LimitOptions Usual = new();

    public LimitOptions ToLimits() => new()
    {
        Core = Core ?? Usual.Core,
        Search = Search ?? Usual.Search,
        GraphQL = Graphql ?? Usual.GraphQL,
        CoreWindow = Time(CoreWindowMs) ?? Usual.CoreWindow,
        SearchWindow = Time(SearchWindowMs) ?? Usual.SearchWindow,
        GraphQLWindow = Time(GraphqlWindowMs) ?? Usual.GraphQLWindow,
        MaxConcurrent = MaxConcurrent ?? Usual.MaxConcurrent,
        GraphQLWorkPerMinute = Time(GraphqlWorkMs) ?? Usual.GraphQLWorkPerMinute,
    };

    private static TimeSpan? Time(int? milliseconds) => milliseconds is { } known ? TimeSpan.FromMilliseconds(known) : null;
}

/// <summary>A <see cref="Fault"/>; the delay in milliseconds, the time to wait in seconds.</summary>
internal sealed record FaultOrder(
    string? Kind, string? Path, string? Operation, double? Rate, int? Times, int DelayMs, bool Drop, bool Hang, bool Secondary, int? RetryAfter,
    int? Status, JsonElement? Body, Dictionary<string, string>? Headers, int? Every, Corruption Corrupt, string? Encoding, bool Bare, string? ContentType)
{
    public Fault ToFault()
    {
        var fault = new Fault
        {
            Kind = Kind, Path = Path, Operation = Operation, Rate = Rate ?? 1, Times = Times, Delay = TimeSpan.FromMilliseconds(DelayMs),
            Drop = Drop, Hang = Hang, Secondary = Secondary, RetryAfter = TimeSpan.FromSeconds(RetryAfter ?? 1), Status = Status, Headers = Headers ?? [],
            Every = Every, Corrupt = Corrupt, Encoding = Encoding ?? "gzip", Bare = Bare,
        };
        fault = ContentType is { } type ? fault with { ContentType = type } : fault;

        // A text is the body as it stands, such as HTML.
        return Body is { } body ? fault with { Body = body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText() } : fault;
    }
}
