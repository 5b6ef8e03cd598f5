using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GitBrag.Api.Tests.Attacks;

/// <summary>Checks that markup runs nothing and asks nobody else, as a browser would read it.</summary>
internal static partial class Markup
{
    private static readonly string[] SafeSchemes = ["http:", "https:", "mailto:"];

    /// <summary>Checks an answer by its media type. What is neither a page nor a picture must be such that no browser takes it for one.</summary>
    public static async Task IsHarmlessAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (text.Length == 0)
        {
            // What the server refuses before it knows what is asked for has neither a body nor headers.
            return;
        }

        switch (response.Content.Headers.ContentType?.MediaType)
        {
            case "text/html":
                foreach (Match tag in Tags().Matches(text))
                {
                    IsHarmlessTag(tag.Groups["name"].Value, tag.Groups["attributes"].Value);
                }

                Assert.DoesNotContain("<xss", text, StringComparison.OrdinalIgnoreCase);
                break;
            case "image/svg+xml":
                // A picture that is no XML at all would not be shown, and one that is has no other names than ours.
                Assert.All(XDocument.Parse(text).Descendants(), static element =>
                    IsHarmlessTag(element.Name.LocalName, string.Concat(element.Attributes().Select(static attribute => $" {attribute.Name.LocalName}=\"{WebUtility.HtmlEncode(attribute.Value)}\""))));
                break;
            default:
                Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
                break;
        }

        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static void IsHarmlessTag(string name, string attributes)
    {
        Assert.False(name.Equals("xss", StringComparison.OrdinalIgnoreCase) || name.Equals("foreignObject", StringComparison.OrdinalIgnoreCase) || name.Equals("iframe", StringComparison.OrdinalIgnoreCase), name);
        Assert.True(!name.Equals("script", StringComparison.OrdinalIgnoreCase) || attributes.Contains("src=\"/", StringComparison.Ordinal), attributes);
        foreach (Match attribute in Attributes().Matches(attributes))
        {
            var (key, value) = (attribute.Groups["key"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value));
            Assert.False(key.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Value);
            if (key is "href" or "src" or "action" or "formaction" or "srcset" or "poster")
            {
                Assert.True(value.StartsWith('/') || value.StartsWith('#') || value.StartsWith('?') || SafeSchemes.Any(scheme => value.StartsWith(scheme, StringComparison.Ordinal)), attribute.Value);
                Assert.False(value.StartsWith("//", StringComparison.Ordinal), attribute.Value);
                Assert.True(key == "href" || value.StartsWith('/'), $"Somebody else is asked: {attribute.Value}");
            }
        }
    }

    [GeneratedRegex("<(?<name>[a-zA-Z][^\\s/>]*)(?<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")]
    private static partial Regex Tags();

    [GeneratedRegex("(?<key>[^\\s\"'<>/=]+)\\s*=\\s*(?:\"(?<value>[^\"]*)\"|'(?<value>[^']*)'|(?<value>[^\\s\"'>]+))")]
    private static partial Regex Attributes();
}
