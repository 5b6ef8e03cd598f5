using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

/// <summary>Measures in Chromium what people depend on who do not see well, or use no mouse.</summary>
public sealed class AccessibilityTests(TestSite site)
{
    private const string Report = $"/user/github/{TestSite.Contributor}?period=1_year";

    // WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for text from 24 px on, or bold from 18.66 px on.
    private const string FaintTexts = """
        () => {
          const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
          const channel = (value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
          const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const paper = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const colour = parts(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] > 0) { return colour; }
            }
          };
          const faint = [];
          for (const element of document.body.querySelectorAll('*')) {
            const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()).join('');
            if (!text || !element.checkVisibility()) { continue; }
            const style = getComputedStyle(element);
            const [one, other] = [light(parts(element instanceof SVGElement ? style.fill : style.color)), light(paper(element))].sort((a, b) => b - a);
            const size = parseFloat(style.fontSize);
            const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            if ((one + 0.05) / (other + 0.05) < least) { faint.push(`${((one + 0.05) / (other + 0.05)).toFixed(2)}: ${text}`); }
          }
          return faint;
        }
        """;

    private const string Levels = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName[1]))";

    // Where the focus is now, counted in the order of the document, and whether one sees it.
    private const string Focus = """
        () => {
          const element = document.activeElement;
          const style = getComputedStyle(element);
          const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return [element === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(element), ring ? 1 : 0];
        }
        """;

    private const string Focusable = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((element) => element.checkVisibility({ visibilityProperty: true })).length
        """;

    [BrowserTheory]
    [InlineData("home", "/", false, 1280)]
    [InlineData("home-dark", "/", true, 1280)]
    [InlineData("home-phone", "/", false, 320)]
    [InlineData("report", Report, false, 1280)]
    [InlineData("report-dark", Report, true, 1280)]
    [InlineData("report-tablet", Report, false, 768)]
    [InlineData("report-phone", Report, false, 320)]
    [InlineData("report-phone-dark", Report, true, 320)]
    [InlineData("example", "/example", false, 1280)]
    [InlineData("example-dark", "/example", true, 1280)]
    [InlineData("composer", $"/user/github/{TestSite.Contributor}/card", false, 1280)]
    [InlineData("composer-moss", $"/user/github/{TestSite.Contributor}/card?theme=moss", false, 768)]
    [InlineData("composer-light-in-the-dark", $"/user/github/{TestSite.Contributor}/card?theme=light", true, 768)]
    [InlineData("composer-dark", $"/user/github/{TestSite.Contributor}/card?kind=badge&theme=dusk", true, 320)]
    [InlineData("no-report-dark", "/user/github/nobody-asked", true, 1280)]
    [InlineData("generate", $"/user/github/{TestSite.Contributor}/generate", false, 1280)]
    public async Task Every_text_has_enough_contrast_and_every_heading_its_level(string picture, string address, bool isDark, int width)
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync(
            new BrowserNewContextOptions { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new ViewportSize { Width = width, Height = 800 } }, name: picture);
        await visit.OpenAsync(address);

        Assert.Empty(await visit.EvaluateAsync<string[]>(FaintTexts));
        Assert.Equal("en", await visit.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.True(await visit.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        var levels = await visit.EvaluateAsync<int[]>(Levels);
        Assert.Equal([1], levels.Where(static level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), static pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData(Report)]
    public async Task The_tab_key_goes_through_everything_once_in_the_order_of_the_page_and_one_sees_where_it_is(string address)
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync(name: $"focus{address.Length}");
        await visit.OpenAsync(address);
        var all = await visit.EvaluateAsync<int>(Focusable);

        var places = new List<int>();
        while (places.Count <= all)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var focus = await visit.EvaluateAsync<int[]>(Focus);
            if (focus[0] < 0)
            {
                break;
            }

            Assert.True(focus[1] == 1, $"Nobody sees that element {focus[0]} has the focus.");
            places.Add(focus[0]);
        }

        Assert.Equal(places.Order(), places);
        Assert.Equal(all, places.Distinct().Count());
    }

    [BrowserFact]
    public async Task A_screen_reader_is_told_what_the_report_shows()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync();
        await visit.OpenAsync(Report);

        var tree = await visit.Page.Locator("body").AriaSnapshotAsync();

        foreach (var part in (string[])
        [
            "- banner:", "- main:", "- contentinfo:", "- navigation \"Period\":", "- region \"Totals\":", "- region \"Over time\":", "- region \"Languages\":", "- region \"Sizes\":", "- region \"Repositories\":",
            "- table \"Share of the changed lines by language\":", "- table \"Pull requests by changed lines\":", "- searchbox \"Search pull requests and repositories\"", "- combobox \"Sort by", "- table \"Pull requests in ",
        ])
        {
            Assert.Contains(part, tree, StringComparison.Ordinal);
        }

        Assert.Matches("- img \"[^\"]*(merged|Pull requests)[^\"]*\"", tree);
    }
}
