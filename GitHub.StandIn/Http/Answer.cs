using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

/// <summary>What goes back to the client.</summary>
internal sealed record Answer(int Status, byte[] Body)
{
    /// <summary>The properties of anonymous objects become snake case, as in GitHub's REST API; dictionary keys stay as they are.</summary>
    private static readonly JsonSerializerOptions RestNames = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The connection is cut instead of an answer.</summary>
    public static Answer Cut { get; } = new(0, []);

    public static Answer NotFound => Message(404, "Not Found");

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it lacks the headers of the limits.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether a client may ask for it conditionally, by its ETag.</summary>
    public bool IsConditional { get; init; }

    public static Answer Json(int status, object body) => new(status, JsonSerializer.SerializeToUtf8Bytes(body, RestNames));

    public static Answer Text(int status, string text, string contentType = "text/plain") =>
        new(status, Encoding.UTF8.GetBytes(text)) { ContentType = contentType };

    public static Answer Message(int status, string message) =>
        Json(status, new { message, documentation_url = "https://docs.github.com/rest", status = $"{status}" });

    public static Answer Secondary(int status, TimeSpan retryAfter)
    {
        var answer = Message(status, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
        return answer.With(new Dictionary<string, string> { ["retry-after"] = FormattableString.Invariant($"{Math.Ceiling(retryAfter.TotalSeconds)}") });
    }

    /// <summary>The answer with further headers; those it has already stay.</summary>
    public Answer With(IReadOnlyDictionary<string, string> headers)
    {
        var all = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Headers) all[name] = value;
        return this with { Headers = all };
    }
}
