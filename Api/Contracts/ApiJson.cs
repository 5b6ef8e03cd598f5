using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitBrag.Api.Contracts;

/// <summary>Writes what this interface answers with, reports aside, which have a document of their own.</summary>
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(TaskView))]
[JsonSerializable(typeof(ReportListView))]
[JsonSerializable(typeof(ProfileView))]
[JsonSerializable(typeof(ErasureView))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context with this interface's options.</summary>
    public static ApiJson Plain { get; } = new(Apply(new JsonSerializerOptions()));

    /// <summary>Sets the options that all answers are written with.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;

        // Nothing here is pasted into a page, so quotes and letters of other scripts may stay as they are.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        return options;
    }
}
