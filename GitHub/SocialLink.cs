namespace GitBrag.GitHub;

/// <summary>An account elsewhere that a person links to on their GitHub profile.</summary>
/// <param name="Provider">GitHub's name for the site, lower-case: <c>mastodon</c>, <c>linkedin</c>, <c>generic</c>, …</param>
/// <param name="Url">The address as the person typed it; not checked.</param>
public sealed record SocialLink(string Provider, string Url);
