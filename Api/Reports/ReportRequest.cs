using GitBrag.Api.Callers;
using GitBrag.Reports;

namespace GitBrag.Api.Reports;

/// <summary>What a request about a report asks for.</summary>
/// <param name="Key">Which report.</param>
/// <param name="Caller">Who asks. Of a private report it is the viewer.</param>
internal sealed record ReportRequest(ReportKey Key, Caller Caller);
