using GitBrag.Api.Callers;
using GitBrag.Keys;

namespace GitBrag.Api.Reports;

/// <summary>A request about a report.</summary>
/// <param name="Key">The report.</param>
/// <param name="Caller">The sender; for a private report, its viewer.</param>
internal sealed record ReportRequest(ReportKey Key, Caller Caller);
