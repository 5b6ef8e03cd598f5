using GitBrag.Api.Problems;
using GitBrag.Api.Reports;
using GitBrag.Api.Requests;
using GitBrag.Pages.Reports;

namespace GitBrag.Api.Pages;

/// <summary>Reads the requests for pages. Unlike REST calls, they may have unknown query parameters, because other sites append some to links.</summary>
internal sealed class PageRequestReader(RequestKeys keys, ReportRequestReader requests, ReportClock clock)
{
    private const string Period = "period";
    private const string Since = "since";
    private const string Until = "until";

    /// <summary>Reads a page's report and caller. Either the request or the problem is null.</summary>
    public ValueTask<(ReportRequest? Request, Problem? Problem)> Read(string username, HttpRequest request, CancellationToken cancellationToken) =>
        requests.Read(username, PeriodOf(request), request, cancellationToken);

    /// <summary>Reads a username; null means success.</summary>
    public Problem? Read(string username, out string name)
    {
        var problem = keys.Read(username, out var login);
        name = problem is null ? login.Name : "";
        return problem;
    }

    /// <summary>The canonical address to redirect to; null when this is it.</summary>
    public (string Path, bool IsPermanent)? Redirect(string username, string name, HttpRequest request)
    {
        if (Given(request, Since) is not null || Given(request, Until) is not null)
        {
            // The page at that address refuses an invalid date.
            return (new ReportLinks(name, Uri.EscapeDataString(PeriodOf(request)), QueryFlag.IsSet(request, QueryRules.Private)).Self, false);
        }

        return username == name ? null : ($"{new ReportLinks(name, "").User}{request.QueryString}", true);
    }

    /// <summary>The addresses of a report's pages.</summary>
    public static ReportLinks LinksOf(ReportRequest request) => new(request.Key.Login.Name, request.Key.Period.Name, request.Key.IsPrivate);

    private string PeriodOf(HttpRequest request) => new PeriodQuery(Given(request, Period), Given(request, Since), Given(request, Until)).At(clock.UtcNow);

    private static string? Given(HttpRequest request, string name) => request.Query.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString() : null;
}
