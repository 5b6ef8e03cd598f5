using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A registered reminder, with the version it had then.</summary>
internal sealed record ReminderHandle(string ReminderName, string ETag) : IGrainReminder;
