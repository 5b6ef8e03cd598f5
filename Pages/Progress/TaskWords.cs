using GitBrag.Users;

namespace GitBrag.Pages.Progress;

/// <summary>The names of a task's phases.</summary>
internal static class TaskWords
{
    /// <summary>The phases in order.</summary>
    public static IReadOnlyList<(TaskPhase Phase, string Word)> Phases { get; } =
    [
        (TaskPhase.Queued, "Queued"),
        (TaskPhase.Listing, "Listing pull requests"),
        (TaskPhase.Files, "Fetching changed files"),
        (TaskPhase.Storing, "Calculating totals"),
        (TaskPhase.Ended, "Done"),
    ];

    public static string Word(TaskPhase phase) => Phases.First(pair => pair.Phase == phase).Word;

    /// <summary>The phase in the task's events.</summary>
    public static string Key(TaskPhase phase) => phase.ToString().ToLowerInvariant();
}
