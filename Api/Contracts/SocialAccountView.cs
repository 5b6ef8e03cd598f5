namespace GitBrag.Api.Contracts;

/// <summary>An account elsewhere that a person names on their profile.</summary>
/// <param name="Provider">The place, lower-case: <c>mastodon</c>, <c>linkedin</c>, <c>generic</c>, …</param>
/// <param name="Url">The address as typed by the person; it is not checked.</param>
internal sealed record SocialAccountView(string Provider, string Url);
