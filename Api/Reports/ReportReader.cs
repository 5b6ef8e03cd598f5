using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Serving;
using GitBrag.Reports;
using GitBrag.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GitBrag.Api.Reports;

/// <summary>Gives stored reports to those who ask.</summary>
internal sealed class ReportReader(RenderedReportCache rendered, StaleReportRefresher stale, IGrainFactory grains)
{
    private static readonly ReportFormat Json = new("application/json; charset=utf-8", static report => ValueTask.FromResult(RenderedBody.Of(ReportDocument.ToJson(report))));

    /// <summary>Gives the stored report; null when there is none.</summary>
    public async Task<ReportResult?> Find(ReportKey key, CancellationToken cancellationToken) =>
        await rendered.Get(key, cancellationToken) is { } report ? await report.Answer(Json, cancellationToken) : null;

    /// <summary>Gives the stored report and starts its refresh where that is due, or says that there is none and whether one is on its way.</summary>
    public async Task<Results<ReportResult, Problem>> Read(ReportRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var key = request.Key;
        if (await rendered.Get(key, cancellationToken) is not { } report)
        {
            var onItsWay = await grains.GetGrain<IUserGrain>(key.User.ToString()).FindTask(key.Period, cancellationToken);
            return KnownProblems.ReportNotFound(onItsWay is null ? null : TaskView.Of(onItsWay));
        }

        var refresh = report.IsStale ? await stale.Refresh(request, context, cancellationToken) : null;
        return await report.Answer(Json, cancellationToken, link: refresh is null ? null : TaskView.Of(refresh).Links.AsHeader());
    }
}
