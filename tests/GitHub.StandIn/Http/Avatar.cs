using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>Draws the pictures of accounts: a face of two letters on a background whose colours follow from the login.</summary>
internal static class Avatar
{
    public static Answer Respond(World world, string path)
    {
        if (!long.TryParse(path["/avatars/".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return Answer.NotFound;
        var user = world.UserOf(id);
        var name = user?.Name ?? user?.Login ?? "?";
        var initials = string.Concat(name.Split(' ', '-').Where(word => word.Length > 0).Take(2).Select(word => char.ToUpperInvariant(word[0])));
        return Answer.Text(200, Draw(initials, (StableHash.Of(user?.Login ?? path) & 0xffff) % 360), "image/svg+xml")
            .With(new Dictionary<string, string> { ["cache-control"] = "public, max-age=300" });
    }

    private static string Draw(string initials, int hue) => FormattableString.Invariant($"""
        <svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256" role="img">
          <defs>
            <linearGradient id="sky" x1="0" y1="0" x2="1" y2="1">
              <stop offset="0" stop-color="hsl({hue} 62% 58%)"/>
              <stop offset="1" stop-color="hsl({(hue + 48) % 360} 58% 36%)"/>
            </linearGradient>
          </defs>
          <rect width="256" height="256" fill="url(#sky)"/>
          <circle cx="206" cy="54" r="78" fill="hsl({(hue + 30) % 360} 80% 72%)" opacity=".35"/>
          <path d="M0 186 Q64 142 128 182 T256 170 V256 H0 Z" fill="hsl({(hue + 200) % 360} 45% 24%)" opacity=".45"/>
          <text x="128" y="134" text-anchor="middle" dominant-baseline="middle" fill="#fff"
            font-family="system-ui, sans-serif" font-size="104" font-weight="600">{System.Net.WebUtility.HtmlEncode(initials)}</text>
        </svg>
        """);
}
