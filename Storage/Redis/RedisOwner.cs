using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Storage.Ownership;

namespace GitBrag.Storage.Redis;

/// <summary>The value of the owner key: which process owns the server.</summary>
internal sealed partial record RedisOwner
{
    /// <summary>Tells this lease from every other.</summary>
    [JsonPropertyName("lease")]
    public required string Lease { get; init; }

    /// <summary>The cluster whose lease this is, and of which the process is the member that renewed it last; null for a process that is alone.</summary>
    [JsonPropertyName("cluster")]
    public string? Cluster { get; init; }

    /// <summary>The name of the machine.</summary>
    [JsonPropertyName("machine")]
    public required string Machine { get; init; }

    /// <summary>The process.</summary>
    [JsonPropertyName("process")]
    public required ProcessIdentity Process { get; init; }

    /// <summary>Since when it owns the server, UTC.</summary>
    [JsonPropertyName("startedAt")]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Where its service answers; null when it does not yet.</summary>
    [JsonPropertyName("address")]
    public string? Address { get; init; }

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value of the owner key.</param>
    /// <returns>The owner; null when the value is not of this form.</returns>
    public static RedisOwner? Parse(string value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, Json.Default.RedisOwner);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the value.</summary>
    /// <returns>The value of the owner key.</returns>
    public string ToValue() => JsonSerializer.Serialize(this, Json.Default.RedisOwner);

    /// <summary>True when the holder has ended for certain. Other members of a cluster may live.</summary>
    public bool HasEnded => Cluster is null && Process.HasEnded;

    /// <summary>True when the holder is alive for certain.</summary>
    public bool IsAlive => Process is { IsNear: true, HasEnded: false };

    /// <summary>Names the process for a sentence.</summary>
    /// <returns>For instance <c>process 4711 on devbox at http://localhost:8080, since 2026-01-31 12:00:00 UTC</c>.</returns>
    public override string ToString()
    {
        var address = Address is null ? "" : $" at {Address}";
        var cluster = Cluster is null ? "" : $"the cluster {Cluster}, among others by ";
        return string.Create(CultureInfo.InvariantCulture, $"{cluster}process {Process.Pid} on {Machine}{address}, since {StartedAt:yyyy-MM-dd HH:mm:ss} UTC");
    }

    [JsonSerializable(typeof(RedisOwner))]
    private sealed partial class Json : JsonSerializerContext;
}
