namespace GitBrag.Pages.Rendering;

/// <summary>The places in a page for what differs from visitor to visitor, or from moment to moment, while the rest stays.</summary>
public static class SlotNames
{
    /// <summary>In the header: who is signed in, or the way to sign in.</summary>
    public const string Visitor = "visitor";

    /// <summary>Above a stored report: how far its refresh is, or why the last one failed.</summary>
    public const string Notice = "notice";

    /// <summary>In a form: the antiforgery token.</summary>
    public const string Token = "token";
}
