using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Pages.Reports;
using GitBrag.Reports;

namespace GitBrag.Api.Pages;

/// <summary>Reads the addresses of pages. Unlike the calls for programs, they let through parameters that they do not know: links live long, and grow tails.</summary>
internal sealed class PageAddress(RequestKeys keys, ReportClock clock)
{
    private const string Period = "period";
    private const string Since = "since";
    private const string Until = "until";

    /// <summary>Reads which report a page is about; null means that it is one.</summary>
    public Problem? Read(string username, HttpRequest request, out ReportKey key) => keys.Read(username, PeriodOf(request), out key);

    /// <summary>Reads a username; null means that it is one.</summary>
    public Problem? Read(string username, out string name)
    {
        var problem = keys.Read(username, out var login);
        name = problem is null ? login.Name : "";
        return problem;
    }

    /// <summary>Where a page is better looked for, and whether for good; null when it is where it belongs.</summary>
    public (string Path, bool IsPermanent)? Elsewhere(string username, string name, HttpRequest request)
    {
        if (IsGiven(request, Since) || IsGiven(request, Until))
        {
            return (new ReportLinks(name, Dates(request)).Self, false);
        }

        return username == name ? null : ($"{new ReportLinks(name, "").User}{request.QueryString}", true);
    }

    private static string PeriodOf(HttpRequest request) => IsGiven(request, Period) ? request.Query[Period].ToString() : ReportLinks.DefaultPeriod;

    // A date that is left out is the end at its side. What is no date goes on as it came, and is refused there.
    private string Dates(HttpRequest request)
    {
        var since = IsGiven(request, Since) ? request.Query[Since].ToString() : FormattableString.Invariant($"{ReportPeriod.Beginning:yyyy-MM-dd}");
        var until = IsGiven(request, Until) ? request.Query[Until].ToString() : FormattableString.Invariant($"{clock.UtcNow:yyyy-MM-dd}");
        return Uri.EscapeDataString($"{since}..{until}");
    }

    private static bool IsGiven(HttpRequest request, string name) => request.Query.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value);
}
