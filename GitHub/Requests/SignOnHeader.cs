using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace GitBrag.GitHub.Requests;

/// <summary>What <c>X-GitHub-SSO</c> says: that GitHub left organisations out, or refused, because the token is not authorised for their single sign-on.</summary>
/// <param name="Organizations">The numeric ids of the organisations that were left out; empty when none were, or none are named.</param>
/// <param name="IsPartial">Whether the answer leaves something out.</param>
/// <param name="AuthorizeAt">Where the token's owner authorises it; null when not told.</param>
/// <remarks>See https://docs.github.com/rest/authentication/authenticating-to-the-rest-api, "Authenticating with SAML single sign-on".</remarks>
internal readonly record struct SignOnHeader(ImmutableArray<long> Organizations, bool IsPartial, Uri? AuthorizeAt)
{
    /// <summary>Nothing.</summary>
    public static readonly SignOnHeader None = new([], false, null);

    private const int LongestAddress = 2_000;

    // More are no help to a reader.
    private const int MostOrganizations = 100;

    /// <summary>Reads it: <c>partial-results; organizations=1,2</c> or <c>required; url=https://…</c>.</summary>
    public static SignOnHeader Read(HttpResponseHeaders headers)
    {
        // The header's values may hold commas, at which the client splits them.
        var parts = (headers.TryGetValues("X-GitHub-SSO", out var values) ? string.Join(',', values) : "").Split(';', StringSplitOptions.TrimEntries);
        var (organizations, address) = (ValueOf(parts, "organizations="), ValueOf(parts, "url="));
        return new SignOnHeader(
            [.. (organizations ?? "").Split(',', StringSplitOptions.TrimEntries).Select(static id => long.TryParse(id, out var number) && number > 0 ? number : 0).Where(static id => id > 0).Take(MostOrganizations)],
            parts[0].Equals("partial-results", StringComparison.OrdinalIgnoreCase),
            address is { Length: <= LongestAddress } && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url : null);
    }

    /// <summary>What to do about a refusal, as a sentence for people; empty when nothing is told.</summary>
    public string Advice => AuthorizeAt is { } address
        ? $" The organisation requires single sign-on. Authorise the token for it at {address.AbsoluteUri} and start again."
        : "";

    private static string? ValueOf(string[] parts, string name) => parts.FirstOrDefault(part => part.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..];
}
