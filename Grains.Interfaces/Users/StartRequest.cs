using System.Security.Cryptography;
using GitBrag.Keys;

namespace GitBrag.Users;

/// <summary>Asks for a report to be generated.</summary>
/// <param name="Period">Over which span of time.</param>
/// <param name="Force">Whether to generate it even when a fresh and complete one is stored.</param>
/// <param name="Credential">The credentials to ask GitHub with.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StartRequest")]
public sealed record StartRequest([property: Id(0)] ReportPeriod Period, [property: Id(1)] bool Force, [property: Id(2)] CredentialReference Credential)
{
    /// <summary>The W3C trace context of the request that asks, by which logs and traces follow the task; null for none.</summary>
    [Id(3)]
    public string? TraceParent { get; init; }

    /// <summary>
    /// The id of the task that this begins, if it does: from <see cref="NewTaskId"/>, so that the request may be sent again when its answer was lost. Null leaves the id to the grain.
    /// </summary>
    [Id(4)]
    public string? TaskId { get; init; }

    /// <summary>Makes an id that no other task has.</summary>
    /// <returns>16 hexadecimal digits.</returns>
    public static string NewTaskId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}
