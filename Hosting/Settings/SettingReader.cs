using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace GitBrag.Hosting;

/// <summary>Reads single settings by their flat names, and refuses the start over one that cannot be used. An empty setting counts as absent.</summary>
/// <param name="configuration">Where the settings are.</param>
internal sealed class SettingReader(IConfiguration configuration)
{
    private const int LongestSecret = 255;

    public static StartRefusedException Refuse(string name, string value, string accepted) =>
        new($"{name} is '{value}'; it must be {accepted}.", StartRefusedException.BadSetting);

    public string? Text(string name) => string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name]!.Trim();

    public bool? Flag(string name) => Text(name)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" => false,
        _ => throw Refuse(name, Text(name)!, "true or false"),
    };

    public int Number(string name, int fallback, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        var valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
        return valid ? number : throw Refuse(name, text, FormattableString.Invariant($"a whole number from {least} to {most}"));
    }

    public TimeSpan Seconds(string name, int fallback, int least, int most) => TimeSpan.FromSeconds(Number(name, fallback, least, most));

    /// <summary>Reads an http or https address without credentials, query or fragment.</summary>
    public Uri? Address(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var valid = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address is { UserInfo: "", Query: "", Fragment: "" };
        return valid ? address : throw Refuse(name, WithoutUserInfo(text), "an http or https address such as https://github.example.com, without a user name, a query or a fragment");
    }

    /// <summary>Reads a secret of visible ASCII characters; its value never reaches a message.</summary>
    public string? Secret(string name)
    {
        var text = Text(name);
        return text is null || IsSecret(text) ? text : throw RefuseSecret(name);
    }

    /// <summary>Reads secrets separated by commas.</summary>
    public IReadOnlyList<string> Secrets(string name)
    {
        var secrets = (Text(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return secrets.All(IsSecret) ? secrets : throw RefuseSecret(name);
    }

    private static bool IsSecret(string text) => text.Length <= LongestSecret && text.All(c => c is > ' ' and <= '~');

    private static StartRefusedException RefuseSecret(string name) =>
        new($"{name} is not shown here, but it must be 1 to {LongestSecret} visible ASCII characters without blanks.", StartRefusedException.BadSetting);

    private static string WithoutUserInfo(string text)
    {
        var at = text.LastIndexOf('@');
        return at < 0 ? text : $"…{text[at..]}";
    }
}
