namespace GitBrag.GitHub.Budgets;

/// <summary>What a request will ask of GitHub.</summary>
/// <param name="Session">Which generation or look-up it belongs to. A session that has used little may go where a heavy one must wait.</param>
/// <param name="Api">Which interface it goes to.</param>
/// <param name="PullRequests">How many pull requests it will have GitHub resolve, 0 or more.</param>
/// <param name="FileLists">How many file lists it will have GitHub resolve, 0 or more.</param>
public sealed record RequestNeed(
    string Session,
    GitHubApi Api,
    int PullRequests,
    int FileLists);
