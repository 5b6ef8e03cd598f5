using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;

namespace GitBrag.Api.Reports;

/// <summary>Reads which report a request is about and who asks for it. A private report is the caller's own and no other.</summary>
internal sealed class ReportRequestReader(RequestKeys keys, CallerReader callers, ViewerResolver accounts)
{
    /// <summary>Reads a request; one of the two is null.</summary>
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
