using GitBrag.Reporting.Documents;

namespace GitBrag.Pages.Reports;

/// <summary>The addresses of a username's pages.</summary>
/// <param name="Username">The username, lower-case.</param>
/// <param name="Period">The period's canonical name.</param>
/// <param name="IsPrivate">Whether the links lead to the viewer's own private reports.</param>
public sealed record ReportLinks(string Username, string Period, bool IsPrivate = false)
{
    /// <summary>The username's pages, without a query.</summary>
    public string User => $"/user/github/{Uri.EscapeDataString(Username)}";

    /// <summary>The report.</summary>
    public string Self => For(Period);

    /// <summary>The public report of the same period.</summary>
    public string Public => (this with { IsPrivate = false }).Self;

    /// <summary>The viewer's own report of the same period.</summary>
    public string Private => (this with { IsPrivate = true }).Self;

    /// <summary>The form that generates or refreshes it.</summary>
    public string Generate => $"{User}/generate?period={Period}{Mark}";

    /// <summary>The target of the form that cancels its task.</summary>
    public string Cancel => $"{User}/cancel?period={Period}{Mark}";

    /// <summary>The page to compose a card.</summary>
    public string CardPage => $"{User}/card?period={Period}";

    /// <summary>The avatar.</summary>
    public string Avatar => $"/avatar/{Uri.EscapeDataString(Username)}";

    /// <summary>The progress of the username's active task, as server-sent events.</summary>
    public string Events => $"/api/v1/users/{Uri.EscapeDataString(Username)}/task/events{(IsPrivate ? "?private=true" : "")}";

    /// <summary>The report of another period.</summary>
    /// <param name="period">Its canonical name.</param>
    /// <returns>The address.</returns>
    public string For(string period) => $"{User}?period={period}{Mark}";

    /// <summary>The report as a file.</summary>
    /// <param name="extension"><c>json</c>, <c>csv</c> or <c>md</c>.</param>
    /// <returns>The address.</returns>
    public string Export(string extension) => $"{User}/export.{extension}?period={Period}{Mark}";

    /// <summary>The permalink: a report over the same dates.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The address.</returns>
    public string Permalink(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return For(FormattableString.Invariant($"{report.Since:yyyy-MM-dd}..{report.Until:yyyy-MM-dd}"));
    }

    private string Mark => IsPrivate ? "&private=true" : "";
}
