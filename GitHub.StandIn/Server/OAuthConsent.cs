namespace GitBrag.GitHub.StandIn;

/// <summary>What the person at the browser does when an OAuth app asks to act for them.</summary>
public sealed class OAuthConsent
{
    /// <summary>As whom they are signed in to the stand-in.</summary>
    public string Login { get; set; } = "tester";

    /// <summary>Whether they refuse.</summary>
    public bool Denies { get; set; }

    /// <summary>The status that the exchange of a code for a token fails with; null when it does not.</summary>
    public int? TokenStatus { get; set; }

    internal Answer? TokenFault => TokenStatus is { } status ? Answer.Text(status, "<html>Unicorn!</html>", "text/html") : null;
}
