using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitBrag.Api.Contracts;

/// <summary>The JSON of the REST interface. Reports have their own: <c>ReportDocument</c>.</summary>
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(TaskView))]
[JsonSerializable(typeof(ReportListView))]
[JsonSerializable(typeof(ProfileView))]
[JsonSerializable(typeof(ErasureView))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context with the options of the REST interface.</summary>
    public static ApiJson Plain { get; } = new(Apply(new JsonSerializerOptions()));

    /// <summary>Sets the options that all responses are written with.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;

        // This JSON never becomes part of a page, so quotes and non-ASCII letters need no escapes.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        return options;
    }
}
