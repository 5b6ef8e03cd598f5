namespace GitBrag.GitHub.StandIn;

/// <summary>The decision of the person whom an OAuth app asks for authorization.</summary>
public sealed class OAuthConsent
{
    /// <summary>The login with which they are signed in to the stand-in.</summary>
    public string Login { get; set; } = "tester";

    /// <summary>Whether they deny it.</summary>
    public bool Denies { get; set; }

    /// <summary>The status with which the exchange of a code for a token fails; null when it succeeds.</summary>
    public int? TokenStatus { get; set; }

    internal Answer? TokenFault => TokenStatus is { } status ? Answer.Text(status, "<html>Unicorn!</html>", "text/html") : null;
}
