namespace GitBrag.Reports;

/// <summary>A stored report: its header and its packed body.</summary>
/// <param name="Header">What there is to know without unpacking.</param>
/// <param name="Body">The <see cref="Report"/> as JSON, Brotli-compressed; never changed after it was made.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StoredReport")]
public sealed record StoredReport([property: Id(0)] ReportHeader Header, [property: Id(1)] byte[] Body);
