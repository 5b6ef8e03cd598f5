using GitBrag.Reporting.Documents;

namespace GitBrag.Pages.Wording;

/// <summary>Makes safe links of the text in profiles.</summary>
internal static class Links
{
    /// <summary>The text as an absolute <c>https</c> address without user information; null for anything else, which is shown as text.</summary>
    public static string? Https(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Host.Length > 0
            ? address.AbsoluteUri
            : null;

    /// <summary>The address of a website. GitHub accepts it without a scheme.</summary>
    public static string? Website(string? text) =>
        text is { Length: > 0 } && !text.Contains(':', StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal) ? Https($"https://{text.Trim()}") : Https(text);

    /// <summary>The address without its scheme and trailing slash.</summary>
    public static string Readable(string text)
    {
        var trimmed = text.Trim();
        var rest = trimmed.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? trimmed["https://".Length..] : trimmed;
        return rest.TrimEnd('/');
    }

    /// <summary>The links of a profile with their texts; the address is null when it is not safe.</summary>
    public static IEnumerable<(string Text, string? Address)> Of(ReportProfile profile)
    {
        if (profile.Website is { Length: > 0 } website)
        {
            yield return (Readable(website), Website(website));
        }

        if (profile.Twitter is { Length: > 0 } twitter)
        {
            yield return ($"@{twitter}", twitter.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"https://x.com/{twitter}" : null);
        }

        foreach (SocialAccount account in profile.SocialAccounts)
        {
            yield return (Readable(account.Url), Https(account.Url));
        }
    }
}
