namespace GitBrag.Pages.Rendering;

/// <summary>The slots of a page: the parts that differ between visitors or over time.</summary>
public static class SlotNames
{
    /// <summary>In the header: the signed-in person, or the link to sign in.</summary>
    public const string Visitor = "visitor";

    /// <summary>Above a stored report: the progress of its refresh, or why the last one failed.</summary>
    public const string Notice = "notice";

    /// <summary>In a form: the antiforgery token.</summary>
    public const string Token = "token";
}
