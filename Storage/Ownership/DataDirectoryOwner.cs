using System.Globalization;
using System.Text.Json.Serialization;

namespace GitBrag.Storage.Ownership;

/// <summary>The process that owns a data directory, as it describes itself in <c>owner.json</c>.</summary>
public sealed record DataDirectoryOwner
{
    /// <summary>An owner that is just starting or stopping, and has not described itself.</summary>
    internal static readonly DataDirectoryOwner Unknown = new();

    /// <summary>The process id; null while the owner is starting or stopping.</summary>
    [JsonPropertyName("pid")]
    public int? Pid { get; init; }

    /// <summary>The name of the machine; null while the owner is starting or stopping.</summary>
    [JsonPropertyName("machine")]
    public string? Machine { get; init; }

    /// <summary>Since when it owns the directory, UTC; null while the owner is starting or stopping.</summary>
    [JsonPropertyName("startedAt")]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The address of its service, such as <c>http://localhost:8080</c>; null while there is none.</summary>
    [JsonPropertyName("address")]
    public string? Address { get; init; }

    /// <summary>The operator's key, new at every start. Null while the owner is starting or stopping.</summary>
    [JsonPropertyName("operatorKey")]
    public string? OperatorKey { get; init; }

    /// <summary>Tells the process apart from an earlier one with the same id.</summary>
    [JsonPropertyName("process")]
    [JsonInclude]
    internal ProcessIdentity? Process { get; init; }

    /// <summary>Names the process for a sentence; never the operator key.</summary>
    /// <returns>For instance <c>process 4711 on devbox at http://localhost:8080, since 2026-01-31 12:00:00 UTC</c>.</returns>
    public override string ToString()
    {
        if (Pid is null)
            return "another process";
        var address = Address is null ? "" : $" at {Address}";
        return string.Create(CultureInfo.InvariantCulture, $"process {Pid} on {Machine}{address}, since {StartedAt:yyyy-MM-dd HH:mm:ss} UTC");
    }
}
