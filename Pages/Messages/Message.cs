namespace GitBrag.Pages.Messages;

/// <summary>A page that says why there is no other.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What to do next.</param>
public sealed record Message(int Status, string Title, string Text)
{
    /// <summary>Whether the page has the field for another username.</summary>
    public bool AsksForUsername { get; init; }

    /// <summary>Whether the page has links to the username's periods, and fields for dates.</summary>
    public bool AsksForPeriod { get; init; }

    /// <summary>Whether asking once more may help.</summary>
    public bool CanRetry { get; init; }

    /// <summary>Whether it leads back to the report that it is about, where it is about one.</summary>
    public bool LeadsBack { get; init; }

    /// <summary>Whether signing in would help.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>Whether it takes a sign-in that opens private repositories.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Where to go next; null for the home page.</summary>
    public (string Text, string Address)? Next { get; init; }
}
