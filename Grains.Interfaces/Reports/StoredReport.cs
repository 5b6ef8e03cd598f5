namespace GitBrag.Reports;

/// <summary>A stored report: its header and its packed body.</summary>
/// <param name="Header">The header.</param>
/// <param name="Body">The report as JSON, Brotli-compressed; never changed afterwards.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StoredReport")]
public sealed record StoredReport([property: Id(0)] ReportHeader Header, [property: Id(1)] byte[] Body);
