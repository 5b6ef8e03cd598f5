using GitBrag.Users;

namespace GitBrag.Pages.Progress;

/// <summary>What a report task does, in words.</summary>
internal static class TaskWords
{
    /// <summary>The phases by the words that the task's events carry.</summary>
    public static IReadOnlyList<(TaskPhase Phase, string Word)> Phases { get; } =
    [
        (TaskPhase.Queued, "Waiting for its turn"),
        (TaskPhase.Listing, "Listing pull requests"),
        (TaskPhase.Files, "Reading the changed files"),
        (TaskPhase.Storing, "Adding everything up"),
        (TaskPhase.Ended, "Done"),
    ];

    public static string Word(TaskPhase phase) => Phases.First(pair => pair.Phase == phase).Word;

    /// <summary>How an event of the task writes the phase.</summary>
    public static string Key(TaskPhase phase) => phase.ToString().ToLowerInvariant();
}
