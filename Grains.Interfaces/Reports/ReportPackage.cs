namespace GitBrag.Reports;

/// <summary>A finished report on its way into its grain.</summary>
/// <param name="Header">The header; its <see cref="ReportHeader.Attempt"/> is the attempt that stores it.</param>
/// <param name="Body">The report as JSON, Brotli-compressed.</param>
/// <param name="Facts">The facts behind the report, packed; only the generation reads them.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportPackage")]
public sealed record ReportPackage([property: Id(0)] ReportHeader Header, [property: Id(1)] byte[] Body, [property: Id(2)] byte[] Facts);
