namespace GitBrag.GitHub.StandIn;

/// <summary>A link to another network on a user's profile.</summary>
/// <param name="Provider">The network as GitHub's REST API spells it, in lower case: <c>mastodon</c>, <c>linkedin</c>, <c>generic</c>.</param>
/// <param name="Url">The address of the account there.</param>
public sealed record WorldSocialAccount(string Provider, string Url);
