using GitBrag.Reports;

namespace GitBrag.Pages.Reports;

/// <summary>The addresses of a username's pages.</summary>
/// <param name="Username">The username, lower-case.</param>
/// <param name="Period">The period's canonical name.</param>
public sealed record ReportLinks(string Username, string Period)
{
    /// <summary>The period of a page whose address names none.</summary>
    public const string DefaultPeriod = "1_year";

    /// <summary>The username's pages, without a query.</summary>
    public string User => $"/user/github/{Uri.EscapeDataString(Username)}";

    /// <summary>The report.</summary>
    public string Self => For(Period);

    /// <summary>The form that has it generated.</summary>
    public string Generate => $"{User}/generate?period={Period}";

    /// <summary>The page to compose a card.</summary>
    public string CardPage => $"{User}/card?period={Period}";

    /// <summary>The card.</summary>
    public string Card => $"{User}/card.svg?period={Period}";

    /// <summary>The avatar.</summary>
    public string Avatar => $"/avatar/{Uri.EscapeDataString(Username)}";

    /// <summary>The progress of the username's active task, as server-sent events.</summary>
    public string Events => $"/api/v1/users/{Uri.EscapeDataString(Username)}/task/events";

    /// <summary>The report of another period.</summary>
    /// <param name="period">Its canonical name.</param>
    /// <returns>The address.</returns>
    public string For(string period) => $"{User}?period={period}";

    /// <summary>The report as a file.</summary>
    /// <param name="extension"><c>json</c>, <c>csv</c> or <c>md</c>.</param>
    /// <returns>The address.</returns>
    public string Export(string extension) => $"{User}/export.{extension}?period={Period}";

    /// <summary>The report over the same days for good.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The address.</returns>
    public string Permalink(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return For(FormattableString.Invariant($"{report.Since:yyyy-MM-dd}..{report.Until:yyyy-MM-dd}"));
    }
}
