using System.Text;
using GitBrag.Keys;

namespace GitBrag.Api.Avatars;

/// <summary>Draws a placeholder for an unknown avatar: the first letter of the login, on a colour derived from it.</summary>
internal static class PlaceholderAvatar
{
    private static readonly string[] Colours = ["#57606a", "#6e5494", "#0f6e6e", "#8a4b08", "#1f6f3f", "#1a5fb4", "#8b3a62", "#5e5c64"];

    // A login is letters, digits, hyphens and underscores, so nothing here needs encoding.
    public static AvatarImage Of(GitHubLogin login)
    {
        var colour = Colours[login.Name.Sum(static letter => letter) % Colours.Length];
        return new AvatarImage(Encoding.UTF8.GetBytes($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 160 160">
            <rect width="160" height="160" fill="{colour}"/>
            <text x="80" y="84" fill="#fff" font-family="system-ui, sans-serif" font-size="80" text-anchor="middle" dominant-baseline="middle">{char.ToUpperInvariant(login.Name[0])}</text>
            </svg>
            """), "image/svg+xml", false);
    }
}
