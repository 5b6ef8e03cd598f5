using System.Collections.Immutable;
using System.ComponentModel;
using GitBrag.Api.Callers;
using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Reports;
using GitBrag.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Reports;

/// <summary>The calls about reports.</summary>
internal static class ReportEndpoints
{
    private const string Force = "force";

    public static void MapReports(this RouteGroupBuilder user)
    {
        var group = user.MapGroup("").WithTags("Reports");
        group.MapRead("/reports/{period}", Get)
            .WithName("getReport")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.Private)
            .WithSummary("A report")
            .WithDescription("The stored report, at once however old it is. When it is stale and the request carries a GitHub token, its refresh is started and linked to.")
            .Produces<Report>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(400, 401, 403, 404, 503);
        group.MapPost("/reports/{period}", Start)
            .WithName("startReport")
            .TakesFlag(Force, "Whether to generate the report even when a fresh and complete one is stored.")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.Private)
            .WithSummary("Start a report")
            .WithDescription("Starts the task that generates the report, or finds the one that does so already. When a fresh and complete report is stored, it is the answer.")
            .Produces<TaskView>(StatusCodes.Status202Accepted)
            .Produces<Report>()
            .ProducesProblems(400, 401, 403, 429, 503);
        group.MapRead("/reports", List)
            .WithName("listReports")
            .WithSummary("The stored reports")
            .WithDescription("What is stored of the username, newest first: the public reports, and the caller's own private ones.")
            .ProducesProblems(400, 401, 429, 503);
    }

    private static async Task<Results<ReportResult, Problem>> Get(
        [Description(ParameterDescriptions.Username)] string username,
        [Description(ParameterDescriptions.Period)] string period,
        HttpContext context,
        [FromServices] ReportRequestReader requests,
        [FromServices] ReportReader reports,
        CancellationToken cancellationToken)
    {
        var (asked, refused) = await requests.Read(username, period, context.Request, cancellationToken);
        return asked is null ? refused! : await reports.Read(asked, context, cancellationToken);
    }

    private static async Task<Results<ReportResult, Accepted<TaskView>, Problem>> Start(
        [Description(ParameterDescriptions.Username)] string username,
        [Description(ParameterDescriptions.Period)] string period,
        HttpContext context,
        [FromServices] ReportRequestReader requests,
        [FromServices] ReportStarter starts,
        [FromServices] ReportReader reports,
        CancellationToken cancellationToken)
    {
        var (asked, refused) = await requests.Read(username, period, context.Request, cancellationToken);
        if (asked is null)
        {
            return refused!;
        }

        var (outcome, problem) = await starts.Start(asked, QueryFlag.IsSet(context.Request, Force), context, cancellationToken);
        return outcome switch
        {
            null => problem!,
            { Kind: StartOutcomeKind.Accepted, Task: { } task } => TypedResults.Accepted(TaskView.Of(task).Links.Self, TaskView.Of(task)),
            _ => await reports.Find(asked.Key, cancellationToken) is { } report ? report : KnownProblems.ReportNotFound(null),
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
            // Whether the caller has private reports cannot be told now; a list without them would say that there are none.
            return unknown!;
        }

        var stored = await ListOf(new UserKey(login));
        var own = viewer is null ? [] : await ListOf(new UserKey(login, viewer.Id));
        return TypedResults.Ok(ReportListView.Of(login, stored, own, clock.UtcNow - settings.Grains.ReportStaleAge));

        Task<ImmutableArray<StoredReportEntry>> ListOf(UserKey user) => grains.GetGrain<IUserGrain>(user.ToString()).GetReports(cancellationToken);
    }
}
