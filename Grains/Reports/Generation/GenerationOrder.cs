using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>What one attempt at a report is to do.</summary>
internal sealed record GenerationOrder(ReportKey Key, string TaskId, long Attempt, CredentialReference Credential, TaskDraft? Draft);
