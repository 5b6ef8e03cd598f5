using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GitBrag.Api.Tests.Pages;

/// <summary>What tests read from pages.</summary>
public static class Html
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <summary>Parses an answer that must be a page, and checks what holds for every page of the service.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response)
    {
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var page = Parser.ParseDocument(await response.Content.ReadAsStringAsync());
        AssertIsSound(page);
        return page;
    }

    public static string Text(this IParentNode page, string selector) =>
        page.QuerySelector(selector)?.TextContent.Trim() ?? throw new InvalidOperationException($"There is no {selector}.");

    private static void AssertIsSound(IHtmlDocument page)
    {
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.NotNull(page.QuerySelector("a.skip[href='#content']"));
        Assert.EndsWith(" · GitBrag", page.Title, StringComparison.Ordinal);
        Assert.All(["og:title", "og:description"], name => Assert.NotEmpty(page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!));
        AssertNothingRunsOrLoadsFromElsewhere(page);
        AssertControlsHaveNames(page);
        Assert.DoesNotContain(page.All.Where(static element => element.Id is { Length: > 0 }).GroupBy(static element => element.Id), static same => same.Count() > 1);
    }

    private static void AssertNothingRunsOrLoadsFromElsewhere(IHtmlDocument page)
    {
        var own = Assert.Single(page.QuerySelectorAll("script"));
        Assert.StartsWith("/assets/", own.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("style, iframe, object, embed, base"));
        Assert.All(page.All, static element => Assert.DoesNotContain(element.Attributes, static attribute =>
            attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        foreach (var loaded in page.QuerySelectorAll("[src], image[href], link[href]:not([rel='canonical'])"))
        {
            Assert.StartsWith("/", loaded.GetAttribute("src") ?? loaded.GetAttribute("href"), StringComparison.Ordinal);
        }

        Assert.All(page.QuerySelectorAll("a[href]"), static link =>
            Assert.Matches("^(/(?!/)|https://|#)", link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("a[href^='https:']"), static link => Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal));
    }

    private static void AssertControlsHaveNames(IHtmlDocument page)
    {
        Assert.All(page.QuerySelectorAll("input:not([type='hidden']), select, textarea"), control =>
            Assert.True(control.Closest("label") is not null || page.QuerySelector($"label[for='{control.Id}']") is not null, control.OuterHtml));
        Assert.All(page.QuerySelectorAll("button, a[href]"), static control =>
            Assert.NotEmpty(control.GetAttribute("aria-label") ?? control.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("table"), static table => Assert.NotNull(table.QuerySelector("thead th[scope='col']")));
        Assert.All(page.QuerySelectorAll("svg:not([aria-hidden='true'])"), static picture => Assert.NotNull(picture.QuerySelector("title")));
    }
}
