namespace GitBrag.Pages.Messages;

/// <summary>The content of an error page.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What to do next.</param>
public sealed record Message(int Status, string Title, string Text)
{
    /// <summary>Whether the page has a field for another username.</summary>
    public bool AsksForUsername { get; init; }

    /// <summary>Whether the page has links to the username's periods, and fields for dates.</summary>
    public bool AsksForPeriod { get; init; }

    /// <summary>Whether a retry may help.</summary>
    public bool CanRetry { get; init; }

    /// <summary>Whether it links back to its report, if it has one.</summary>
    public bool LeadsBack { get; init; }

    /// <summary>Whether the page offers to sign in.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>Whether the sign-in needs access to private repositories.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Where to go next; null for the home page.</summary>
    public (string Text, string Address)? Next { get; init; }
}
