using System.Collections.Immutable;
using System.ComponentModel;
using GitBrag.Api.Callers;
using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;
using GitBrag.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Reports;

/// <summary>The REST calls about reports.</summary>
internal static class ReportEndpoints
{
    private const string Force = "force";

    private static readonly ReportFormat Json = new("application/json; charset=utf-8", static report => ValueTask.FromResult(RenderedBody.Of(ReportDocument.ToJson(report))));

    public static void MapReports(this RouteGroupBuilder user)
    {
        var group = user.MapGroup("").WithTags("Reports");
        group.MapRead("/reports/{period}", Get)
            .WithName("getReport")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.Private)
            .WithSummary("A report")
            .WithDescription("The stored report, whatever its age. When it is stale and the request has a GitHub token, the service starts a refresh and links to its task.")
            .Produces<Report>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(400, 401, 403, 404, 503);
        group.MapPost("/reports/{period}", Start)
            .WithName("startReport")
            .TakesFlag(Force, "Generate the report even when a fresh and complete one is stored.")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.Private)
            .WithSummary("Start a report")
            .WithDescription("Starts the task that generates the report, or returns the one that is already running. Returns the stored report when it is fresh and complete.")
            .Produces<TaskView>(StatusCodes.Status202Accepted)
            .Produces<Report>()
            .ProducesProblems(400, 401, 403, 429, 503);
        group.MapRead("/reports", List)
            .WithName("listReports")
            .WithSummary("The stored reports")
            .WithDescription("The stored reports of the username, newest first: the public ones, and the caller's own private ones.")
            .ProducesProblems(400, 401, 429, 503);
    }

    private static async Task<Results<ReportResult, Problem>> Get(
        [Description(ParameterDescriptions.Username)] string username,
        [Description(ParameterDescriptions.Period)] string period,
        HttpContext context,
        [FromServices] ReportRequestReader requests,
        [FromServices] RenderedReportCache reports,
        [FromServices] StaleReportRefresher refresher,
        [FromServices] IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var (request, problem) = await requests.Read(username, period, context.Request, cancellationToken);
        if (request is null)
        {
            return problem!;
        }

        if (await reports.Get(request.Key, cancellationToken) is not { } report)
        {
            var task = await grains.GetGrain<IUserGrain>(request.Key.User.ToString()).FindTask(request.Key.Period, cancellationToken);
            return KnownProblems.ReportNotFound(task is null ? null : TaskView.Of(task));
        }

        var refresh = report.IsStale ? await refresher.Refresh(request, context, cancellationToken) : null;
        return await report.ToResult(Json, cancellationToken, link: refresh is null ? null : TaskView.Of(refresh).Links.AsHeader());
    }

    private static async Task<Results<ReportResult, Accepted<TaskView>, Problem>> Start(
        [Description(ParameterDescriptions.Username)] string username,
        [Description(ParameterDescriptions.Period)] string period,
        HttpContext context,
        [FromServices] ReportRequestReader requests,
        [FromServices] ReportStarter starter,
        [FromServices] RenderedReportCache reports,
        CancellationToken cancellationToken)
    {
        var (request, refused) = await requests.Read(username, period, context.Request, cancellationToken);
        if (request is null)
        {
            return refused!;
        }

        var (outcome, problem) = await starter.Start(request, QueryFlag.IsSet(context.Request, Force), context, cancellationToken);
        return outcome switch
        {
            null => problem!,
            { Kind: StartOutcomeKind.Accepted, Task: { } task } => TypedResults.Accepted(TaskView.Of(task).Links.Self, TaskView.Of(task)),
            _ => await reports.Get(request.Key, cancellationToken) is { } report ? await report.ToResult(Json, cancellationToken) : KnownProblems.ReportNotFound(null),
        };
    }

    private static async Task<Results<Ok<ReportListView>, Problem>> List(
        [Description(ParameterDescriptions.Username)] string username,
        HttpRequest request,
        [FromServices] RequestKeys keys,
        [FromServices] CallerReader callers,
        [FromServices] ViewerResolver accounts,
        [FromServices] IGrainFactory grains,
        [FromServices] GitBragSettings settings,
        [FromServices] ReportClock clock,
        CancellationToken cancellationToken)
    {
        if (keys.Read(username, out var login) is { } malformed)
        {
            return malformed;
        }

        if (callers.Read(request, out var caller) is { } refused)
        {
            return refused;
        }

        var (viewer, unknown) = await accounts.FindViewer(caller, request.HttpContext, cancellationToken);
        if (viewer is null && caller.Own is not null && unknown?.Status != StatusCodes.Status403Forbidden)
        {
            // A list without private reports would claim that the caller has none.
            return unknown!;
        }

        var stored = await ListOf(new UserKey(login));
        var own = viewer is null ? [] : await ListOf(new UserKey(login, viewer.Id));
        return TypedResults.Ok(ReportListView.Of(login, stored, own, clock.UtcNow - settings.Grains.ReportStaleAge));

        Task<ImmutableArray<StoredReportEntry>> ListOf(UserKey user) => grains.GetGrain<IUserGrain>(user.ToString()).GetReports(cancellationToken);
    }
}
