using System.Text.Json;

namespace GitBrag.GitHub.GraphQL;

/// <summary>Something that GitHub could not answer.</summary>
/// <param name="Type">What kind of error, in capitals; null when GitHub does not say.</param>
/// <param name="Message">What GitHub says of it.</param>
/// <param name="Path">The field it befell: names, and numbers for places in lists.</param>
internal sealed record GraphQLError(string? Type, string? Message, List<JsonElement>? Path)
{
    // Of a primary limit GitHub says RATE_LIMITED; others say RATE_LIMIT.
    private const string LimitType = "RATE_LIMIT";

    // Errors of these types, and those without a type, may be over by the next try.
    private static readonly string[] PassingTypes = ["INTERNAL", "SERVICE_UNAVAILABLE", "TIMEOUT", "RESOURCE_LIMITS_EXCEEDED"];

    /// <summary>Whether asking again may help.</summary>
    public bool IsPassing => Type is null || PassingTypes.Contains(Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>GitHub's code for the error, where it has one beside the type.</summary>
    public JsonElement? Code { get; init; }

    /// <summary>What else GitHub says of it.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>Where in the query it is.</summary>
    public List<QueryLocation?>? Locations { get; init; }

    /// <summary>Whether a limit refuses the request: the type, the code and the wording each suffice.</summary>
    public bool TellsLimit => IsOutOfPoints || GitHubWording.TellsLimit(Message);

    /// <summary>Whether the hour's points have run out.</summary>
    public bool IsOutOfPoints => !GitHubWording.TellsSecondaryLimit(Message) && (IsLimit(Type) || IsLimit(Text(Code)) || IsLimit(Extension("code")) || GitHubWording.TellsPrimaryLimit(Message));

    /// <summary>Whether the query itself is at fault, as where an older server lacks a field; asking the same again cannot help.</summary>
    public bool IsOfQuery => SchemaGaps.CodesOfQueries.Contains(Extension("code") ?? "");

    /// <summary>Whether what was asked for does not exist.</summary>
    public bool IsNotFound => "NOT_FOUND".Equals(Type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether asking for less may help.</summary>
    public bool AsksForLess => Type == "RESOURCE_LIMITS_EXCEEDED" || GitHubWording.TellsTimeout(Message);

    /// <summary>The first name of the path; null without one.</summary>
    public string? Root => Path is [{ ValueKind: JsonValueKind.String } root, ..] ? root.GetString() : null;

    /// <summary>The place in the list <c>nodes</c> that the path leads through; null when it leads through none.</summary>
    public int? NodeIndex
    {
        get
        {
            var nodes = Path?.FindIndex(static part => part.ValueKind == JsonValueKind.String && part.ValueEquals("nodes")) ?? -1;
            return nodes >= 0 && nodes + 1 < Path!.Count && Path[nodes + 1].ValueKind == JsonValueKind.Number && Path[nodes + 1].TryGetInt32(out var index) ? index : null;
        }
    }

    /// <summary>A text among what else GitHub says of it; null when there is none of that name.</summary>
    public string? Extension(string name) => Extensions is { ValueKind: JsonValueKind.Object } extensions && extensions.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>The error as a sentence for people.</summary>
    public string Sentence => Type switch
    {
        "NOT_FOUND" => "It is gone, or no longer visible.",
        "FORBIDDEN" => $"GitHub does not show it to these credentials: {GitHubWording.Quote(Message)}",
        _ => $"GitHub could not give it: {GitHubWording.Quote(Message)}",
    };

    private static bool IsLimit(string? word) => word?.Contains(LimitType, StringComparison.OrdinalIgnoreCase) == true;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

/// <summary>A place in the text of a query; both numbers begin at 1.</summary>
internal sealed record QueryLocation(int Line, int Column);
