namespace GitBrag.Api.Contracts;

/// <summary>A social account on a profile.</summary>
/// <param name="Provider">The provider, lower-case: <c>mastodon</c>, <c>linkedin</c>, <c>generic</c>, …</param>
/// <param name="Url">The address, as the person typed it. It is not validated.</param>
internal sealed record SocialAccountView(string Provider, string Url);
