using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;

namespace GitBrag.Api.Reports;

/// <summary>Reads a request's report and caller. A private report is always the caller's own.</summary>
internal sealed class ReportRequestReader(RequestKeys keys, CallerReader callers, ViewerResolver accounts)
{
    /// <summary>Reads a request. Either the request or the problem is null.</summary>
    public async ValueTask<(ReportRequest? Request, Problem? Problem)> Read(string username, string period, HttpRequest request, CancellationToken cancellationToken)
    {
        if (keys.Read(username, period, out var key) is { } malformed)
        {
            return (null, malformed);
        }

        if (callers.Read(request, out var caller) is { } refused)
        {
            return (null, refused);
        }

        if (!QueryFlag.IsSet(request, QueryRules.Private))
        {
            return (new ReportRequest(key, caller), null);
        }

        var (viewer, problem) = await accounts.FindViewer(caller, request.HttpContext, cancellationToken);
        return viewer is null ? (null, problem) : (new ReportRequest(key with { Viewer = viewer.Id }, caller), null);
    }
}
