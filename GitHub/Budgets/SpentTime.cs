namespace GitBrag.GitHub.Budgets;

/// <summary>How long GitHub took over something.</summary>
/// <param name="Measured">The time, less the way to GitHub and back; milliseconds.</param>
/// <param name="PullRequests">The pull requests it resolved in it.</param>
/// <param name="FileLists">The file lists it resolved in it.</param>
/// <param name="Comparable">Whether usual costs tell how much of the time it can have worked; false when it gave no data.</param>
internal readonly record struct SpentTime(double Measured, int PullRequests, int FileLists, bool Comparable);
