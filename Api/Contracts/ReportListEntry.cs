namespace GitBrag.Api.Contracts;

/// <summary>A stored report in a list.</summary>
/// <param name="Period">Its period.</param>
/// <param name="Private">Whether it is private; only the caller sees it then.</param>
/// <param name="CreatedAt">When it was generated.</param>
/// <param name="Stale">Whether it is older than the configured age.</param>
/// <param name="Complete">Whether it has no missing parts.</param>
/// <param name="Url">Its path on this service.</param>
internal sealed record ReportListEntry(string Period, bool Private, DateTime CreatedAt, bool Stale, bool Complete, string Url);
