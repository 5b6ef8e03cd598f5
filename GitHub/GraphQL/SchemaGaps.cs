using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GitBrag.GitHub.GraphQL;

/// <summary>What the server's schema lacks of what this program asks for, as on an older GitHub Enterprise Server. Learnt from its errors, for as long as the program runs.</summary>
internal sealed partial class SchemaGaps
{
    /// <summary>The codes of errors about the query itself.</summary>
    public static readonly ImmutableHashSet<string> CodesOfQueries = ["undefinedField", "undefinedType", "argumentNotAccepted", "argumentLiteralsIncompatible", "undefinedEnumValue"];

    // What a report can do without, by the last names of a part, with the words for people; empty where nobody misses it.
    private static readonly ImmutableDictionary<string, string> Dispensable = new Dictionary<string, string>
    {
        ["name"] = "display names",
        ["avatarUrl"] = "avatars",
        ["bio"] = "bios",
        ["company"] = "companies",
        ["location"] = "locations",
        ["websiteUrl"] = "websites",
        ["twitterUsername"] = "Twitter names",
        ["socialAccounts"] = "social accounts",
        ["provider"] = "the sites of social accounts",
        ["nodes/url"] = "social accounts",
        ["isDraft"] = "drafts",
        ["authorAssociation"] = "author associations",
        ["repository/description"] = "repository descriptions",
        ["repository/databaseId"] = "",
        ["stargazers"] = "star histories",
        ["starredAt"] = "star histories",
        ["... on User/pullRequests"] = "",
    }.ToImmutableDictionary();

    private ImmutableHashSet<string> _parts = [];

    /// <summary>What reports lack for it, in words for people, in a stable order.</summary>
    public IReadOnlyList<string> Words => [.. Volatile.Read(ref _parts).Select(static part => WordFor(part)!).Where(static word => word.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A query without what the server lacks.</summary>
    public string Apply(string query)
    {
        var parts = Volatile.Read(ref _parts);
        return parts.IsEmpty ? query : QueryText.Parse(query).Without(parts);
    }

    /// <summary>Learns from the errors that a query got in place of data.</summary>
    /// <param name="query">The query as it was sent.</param>
    /// <param name="errors">The errors.</param>
    /// <returns>Whether the same question goes through without what the server lacks. False when a report cannot do without it, or the errors are about something else.</returns>
    public bool Learn(string query, IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count == 0 || !errors.All(IsGap))
        {
            return false;
        }

        var text = QueryText.Parse(query);
        var parts = errors.SelectMany(error => PartsOf(error, text)).Distinct().ToList();
        if (parts.Exists(static part => part is null || WordFor(part) is null))
        {
            return false;
        }

        ImmutableInterlocked.Update(ref _parts, static (known, added) => known.Union(added), parts.OfType<string>());
        return true;
    }

    private static bool IsGap(GraphQLError error) => error.IsOfQuery || Field().IsMatch(error.Message ?? "");

    // Null among them for an error that names nothing that is known.
    private static IEnumerable<string?> PartsOf(GraphQLError error, QueryText text)
    {
        List<string?> places = [.. (error.Locations ?? []).OfType<QueryLocation>().Select(text.PartAt)];
        if (places.Count > 0)
        {
            return places;
        }

        var field = error.Extension("fieldName") ?? (Field().Match(error.Message ?? "") is { Success: true } match ? match.Groups[1].Value : "");
        return text.PartsNamed(field).DefaultIfEmpty();
    }

    private static string? WordFor(string part)
    {
        var names = part.Split('/');
        return Dispensable.GetValueOrDefault(string.Join('/', names.TakeLast(2))) ?? Dispensable.GetValueOrDefault(names[^1]);
    }

    [GeneratedRegex("^Field '(\\w+)' doesn't (?:exist on type|accept argument)")]
    private static partial Regex Field();
}
