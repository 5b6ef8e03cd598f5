using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>A range of instants, <paramref name="From"/> inclusive and <paramref name="To"/> exclusive.</summary>
internal readonly record struct InstantRange(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:sszzz"];

    public bool Holds(DateTimeOffset? instant) => instant is { } at && at >= From && at < To;

    /// <summary>
    /// Reads a qualifier's value: <c>a..b</c> with <c>*</c> for an open end, or one date or instant with <c>&gt;=</c>, <c>&gt;</c>,
    /// <c>&lt;=</c>, <c>&lt;</c> or nothing before it.
    /// </summary>
    /// <exception cref="SearchException">It is none of these.</exception>
    public static InstantRange Parse(string text)
    {
        if (text.Split("..") is [var from, var to])
            return new(from == "*" ? DateTimeOffset.MinValue : Span(from).From, to == "*" ? DateTimeOffset.MaxValue : Span(to).To);
        if (text.StartsWith(">=", StringComparison.Ordinal)) return new(Span(text[2..]).From, DateTimeOffset.MaxValue);
        if (text.StartsWith("<=", StringComparison.Ordinal)) return new(DateTimeOffset.MinValue, Span(text[2..]).To);
        return text[0] switch
        {
            '>' => new(Span(text[1..]).To, DateTimeOffset.MaxValue),
            '<' => new(DateTimeOffset.MinValue, Span(text[1..]).From),
            _ => Span(text),
        };
    }

    /// <summary>The range of a date (its whole day) or of an instant (its whole second).</summary>
    private static InstantRange Span(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var invariant = CultureInfo.InvariantCulture;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", invariant, Utc, out var day)) return new(day, day.AddDays(1));
        if (DateTimeOffset.TryParseExact(text, Formats, invariant, Utc, out var second)) return new(second, second.AddSeconds(1));
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", invariant, Utc, out var exact)) return new(exact, exact.AddTicks(1));
        throw new SearchException($"\"{text}\" is not a recognized date/time format. Please provide an ISO 8601 date/time value, such as YYYY-MM-DD.");
    }
}
