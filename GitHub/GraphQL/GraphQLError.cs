using System.Text.Json;

namespace GitBrag.GitHub.GraphQL;

/// <summary>Something that GitHub could not answer.</summary>
/// <param name="Type">What kind of error, in capitals; null when GitHub does not say.</param>
/// <param name="Message">What GitHub says of it.</param>
/// <param name="Path">The field it befell: names, and numbers for places in lists.</param>
internal sealed record GraphQLError(string? Type, string? Message, List<JsonElement>? Path)
{
    // Errors of these types, and those without a type, may be over by the next try.
    private static readonly string[] PassingTypes = ["INTERNAL", "SERVICE_UNAVAILABLE", "TIMEOUT", "RESOURCE_LIMITS_EXCEEDED"];

    /// <summary>Whether asking again may help.</summary>
    public bool IsPassing => Type is null || PassingTypes.Contains(Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the hour's points have run out.</summary>
    public bool IsOutOfPoints => Type == "RATE_LIMITED";

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

    /// <summary>The error as a sentence for people.</summary>
    public string Sentence => Type switch
    {
        "NOT_FOUND" => "It is gone, or no longer visible.",
        "FORBIDDEN" => $"GitHub does not show it to these credentials: {GitHubWording.Quote(Message)}",
        _ => $"GitHub could not give it: {GitHubWording.Quote(Message)}",
    };
}
