using GitBrag.Credentials;
using GitBrag.Reports;

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
}
